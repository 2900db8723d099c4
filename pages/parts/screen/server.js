// Asks the server whether anything is new, fetches it, and says when the server is away.
class AnlanServer {
  static EVERY = 5000;
  static SOON = 2000;
  static PATIENCE = 4000;
  static LONG = 120000;

  // on: {played(play), away(), back()}
  constructor(on) {
    this.on = on;
    this.play = null;
    this.misses = 0;
    this.round = 0; // what was asked for before another link was chosen is not played
    this.timer = 0;
    this.clock = null;
    this.asOf = ""; // when the figures on the wall were last known to be the newest
    this.closed = false;
  }

  async ask(name, patience, extra = "") {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    const base = location.pathname.replace(/screen\/?$/, "");
    const search = [location.search.slice(1), extra].filter(Boolean).join("&");
    try {
      const answer = await fetch(`${base}${name}?${search}`, { cache: "no-store", signal: stop.signal });
      if (!answer.ok) throw new Error(`${answer.status}`);
      return await answer.json();
    } finally {
      clearTimeout(timer);
    }
  }

  begin() {
    this.beat();
  }

  end() {
    this.closed = true;
    clearTimeout(this.timer);
  }

  again() {
    this.round += 1;
    this.play = null;
    clearTimeout(this.timer);
    this.beat();
  }

  async beat() {
    const round = this.round;
    const isOver = () => this.closed || round !== this.round;
    let wait = AnlanServer.EVERY;
    try {
      if (!this.play) {
        await this.fetch("opening=1"); // the first scene stands there while the others are made
        if (!isOver()) await this.fetch();
      } else {
        const now = await this.ask("screen-pulse.json", AnlanServer.PATIENCE);
        if (isOver()) return;
        this.set(now);
        if (now.program !== this.play.program) {
          location.reload();
          return;
        }
        const isNew = now.published !== this.play.published || now.today !== this.play.today;
        if (isNew || this.isPart) await this.fetch();
        else this.asOf = now.time;
      }
      if (isOver()) return;
      if (this.misses) this.on.back();
      this.misses = 0;
    } catch {
      if (isOver()) return;
      this.misses += 1;
      wait = AnlanServer.SOON;
      if (this.misses > 1) this.on.away();
    }
    this.timer = setTimeout(() => this.beat(), wait);
  }

  async fetch(extra = "") {
    const round = this.round;
    const play = await this.ask("screen-scenes.json", AnlanServer.LONG, extra);
    if (this.closed || round !== this.round) return;
    this.isPart = Boolean(extra);
    if (!this.clock) this.set(play);
    this.play = play;
    this.asOf = play.time;
    this.on.played(play);
  }

  // The day and the hour are the server's; between two answers they go on by themselves.
  set(state) {
    this.clock = { at: performance.now(), time: Date.parse(`${state.time}Z`) };
  }

  now() {
    return this.clock ? new Date(this.clock.time + performance.now() - this.clock.at) : null;
  }
}
