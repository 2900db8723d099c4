// Plays the scenes over the whole window: rotation, countdown, pausing, enlarging, black screen.
class AnlanStage {
  static RESUME = 60000; // milliseconds after a touch until the rotation goes on
  static TICK = 250;
  static DAYS = "日一二三四五六";

  constructor() {
    this.root = document.createElement("div");
    this.root.id = "anlan-stage";
    this.root.lang = "zh-CN";
    this.root.dataset.theme = new URLSearchParams(location.search).get("theme") === "light" ? "light" : "dark";
    this.root.innerHTML = `
      <header class="as-head"><div class="as-where"></div>
        <div class="as-when"></div>
        <svg class="as-ring" viewBox="0 0 36 36" aria-hidden="true"><circle r="15" cx="18" cy="18"/><circle
          class="as-left" r="15" cx="18" cy="18" pathLength="1" stroke-dasharray="1" stroke-dashoffset="0"/></svg>
        <span class="as-count"></span></header>
      <main class="as-body"><p class="as-wait">正在准备大屏……</p></main>
      <p class="as-notice" role="alert" hidden></p><p class="as-hint" role="status" hidden></p>
      <div class="as-black" hidden></div>`;
    const find = (name) => this.root.querySelector(`.as-${name}`);
    this.parts = Object.fromEntries(
      ["where", "when", "ring", "left", "count", "body", "notice", "hint", "black"].map((name) => [name, find(name)]),
    );
    document.body.append(this.root);
    this.stayUsable();
    this.index = 0;
    this.elapsed = 0;
    this.pause = ""; // "", "held" by the space bar, "touched" until RESUME is over
    this.large = -1;
    this.changes = 0;
    this.profiles = new AnlanProfiles(this.root, {
      send: (event) => this.trigger?.("profile", event),
      chosen: (search) => this.choose(search),
      closed: () => this.hint(),
    });
    this.help = this.makeHelp();
    this.controls = new AnlanControls(this.root, (name, detail) => this.act(name, detail), () => this.profiles.isOpen);
    this.server = new AnlanServer({ played: (play) => this.played(play), away: () => this.away(), back: () => this.back() });
    this.server.begin();
    this.last = performance.now();
    this.ticker = setInterval(() => this.tick(), AnlanStage.TICK);
    this.stayAwake();
    this.awake = () => document.visibilityState === "visible" && this.stayAwake();
    document.addEventListener("visibilitychange", this.awake);
  }

  // Streamlit calls this again after each of its runs; what plays goes on.
  attach(trigger, data) {
    clearTimeout(this.leaving);
    this.trigger = trigger;
    this.profiles.answered(data?.answer);
  }

  detach() {
    this.leaving = setTimeout(() => this.end(), 500);
  }

  end() {
    clearInterval(this.ticker);
    this.usable.disconnect();
    this.server.end();
    this.controls.end();
    document.removeEventListener("visibilitychange", this.awake);
    this.lock?.release?.();
    window.anlanPanels.clear(this.parts.body);
    this.root.remove();
    window.anlanStage = null;
  }

  // Streamlit's own dialog of a lost connection takes the rest of the page out of use. Nobody sees it here; it is closed.
  stayUsable() {
    this.usable = new MutationObserver(() => {
      document.querySelector("[data-testid=stDialog] button")?.click();
      for (const name of ["inert", "aria-hidden"]) if (this.root.hasAttribute(name)) this.root.removeAttribute(name);
    });
    this.usable.observe(this.root, { attributes: true, attributeFilter: ["inert", "aria-hidden"] });
  }

  async stayAwake() {
    try {
      this.lock = await navigator.wakeLock?.request("screen");
    } catch {
      this.lock = null; // not every window may keep the screen on
    }
  }

  // --- what plays -----------------------------------------------------------------------------

  get scenes() {
    return this.play?.scenes ?? [];
  }

  get scene() {
    return this.scenes[this.index];
  }

  get seconds() {
    return this.scenes.length > 1 ? this.play.order.seconds : 0;
  }

  played(play) {
    const isFirst = !this.play;
    const was = this.scene?.key ?? play.order.first;
    this.play = play;
    this.root.dataset.theme = play.order.theme;
    this.index = Math.max(0, play.scenes.findIndex((one) => one.key === was));
    this.profiles.renew(play);
    this.draw(!isFirst);
    this.clock();
    this.hint();
  }

  show(index) {
    const count = this.scenes.length;
    if (!count) return;
    this.index = (index + count) % count;
    this.elapsed = 0;
    this.large = -1;
    this.draw(false);
    this.hint();
  }

  // isRenewal: the same scene with newer figures; only what changed moves.
  draw(isRenewal) {
    const { body, where } = this.parts;
    const scene = this.scene;
    window.anlanPanels.clear(body);
    if (!scene || this.play.is_empty) {
      where.textContent = this.play.county ? `${this.play.county}应急管理` : "安澜";
      body.replaceChildren(this.emptyCard());
      return;
    }
    if (this.large >= scene.panels.length) this.large = -1;
    const before = isRenewal ? this.figures : new Map();
    this.changes += 1;
    where.innerHTML = "";
    where.append(`${this.play.county}应急管理`, this.span("·"), this.span(scene.title, "as-title"));
    body.classList.toggle("is-large", this.large >= 0);
    window.anlanPanels.draw(body, this.shown(scene), { theme: this.root.dataset.theme });
    if (this.large >= 0) this.showTable(scene.panels[this.large].table);
    const figures = [...body.querySelectorAll("[data-figure]")];
    this.figures = new Map(figures.map((one) => [one.dataset.figure, one.textContent]));
    anlanRolling(figures, before);
    if (!isRenewal && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
      body.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 450, easing: "ease-out" });
    }
  }

  // One panel alone takes the place of figures and all panels.
  shown(scene) {
    if (this.large < 0) return scene;
    return { ...scene, figures: [], panels: [{ ...scene.panels[this.large], place: "whole" }] };
  }

  // Beside an enlarged picture stand its figures, as many rows as there is room for.
  showTable(table) {
    if (!table) return;
    const made = document.createElement("table");
    made.className = "as-table";
    const line = (cells, tag) => {
      const row = document.createElement("tr");
      row.append(...cells.map((text) => Object.assign(document.createElement(tag), { textContent: text })));
      return row;
    };
    made.append(line(table.columns, "th"), ...table.rows.map((cells) => line(cells, "td")));
    this.parts.body.querySelector(".anw-panels").append(made);
    const bottom = made.parentElement.getBoundingClientRect().bottom;
    const fits = [...made.rows].filter((row) => row.getBoundingClientRect().bottom <= bottom).length;
    if (fits === made.rows.length) return;
    const left = made.rows.length - fits + 1;
    for (const row of [...made.rows].slice(fits - 1)) row.remove();
    made.append(line([`另有 ${left} 行未列出`], "td"));
  }

  span(words, name = "") {
    const made = document.createElement("span");
    made.textContent = words;
    if (name) made.className = name;
    return made;
  }

  emptyCard() {
    const card = document.createElement("div");
    card.className = "as-empty";
    card.innerHTML = `<h2>还没有数据</h2><p>上传表格以后，大屏自动开始播放，不用刷新。</p>
      <p><a href="upload">去数据上报</a><a href="overview">看演示数据</a></p>`;
    return card;
  }

  choose(search) {
    history.replaceState(history.state, "", `${location.pathname}${search}`);
    this.play = null;
    this.index = this.elapsed = 0;
    this.pause = "";
    this.large = -1;
    this.profiles.close();
    this.server.again();
  }

  // --- time -----------------------------------------------------------------------------------

  tick() {
    const now = performance.now();
    const passed = Math.min(now - this.last, 2000); // a machine that slept does not skip scenes
    this.last = now;
    this.clock();
    if (!this.play || !this.parts.black.hidden || this.profiles.isOpen) return;
    if (this.pause === "touched" && now > this.until) this.resume();
    if (this.pause) return this.pause === "touched" && this.hint();
    if (!this.seconds || this.play.is_empty) return this.ring();
    this.elapsed += passed;
    if (this.elapsed >= this.seconds * 1000) this.show(this.index + 1);
    this.ring();
  }

  ring() {
    const { ring, left, count } = this.parts;
    const isOn = this.seconds > 0 && !this.play.is_empty;
    ring.toggleAttribute("hidden", !isOn);
    count.hidden = !isOn;
    if (!isOn) return;
    const share = this.elapsed / (this.seconds * 1000);
    left.setAttribute("stroke-dashoffset", share.toFixed(3));
    count.dataset.left = this.pause ? "停" : Math.ceil(this.seconds - this.elapsed / 1000);
  }

  clock() {
    const now = this.server.now();
    if (!now) return;
    const two = (number) => String(number).padStart(2, "0");
    const day = `${now.getUTCFullYear()}年${now.getUTCMonth() + 1}月${now.getUTCDate()}日`;
    const words = `${day} 星期${AnlanStage.DAYS[now.getUTCDay()]} ${two(now.getUTCHours())}:${two(now.getUTCMinutes())}`;
    if (this.parts.when.textContent !== words) this.parts.when.textContent = words;
  }

  // --- the server is away ---------------------------------------------------------------------

  away() {
    const { notice, body } = this.parts;
    if (!this.play) {
      body.querySelector(".as-wait")?.replaceChildren("服务器没有回应，正在重试，连上后自动开始。");
      return;
    }
    const [day, time] = this.server.asOf.split("T");
    const [, month, date] = day.split("-").map(Number);
    notice.textContent = `暂时取不到新数据，正在重试；画面上是 ${month}月${date}日 ${time.slice(0, 5)} 的数据，恢复后自动更新。`;
    notice.hidden = false;
  }

  back() {
    this.parts.notice.hidden = true;
  }

  // --- what somebody does ---------------------------------------------------------------------

  act(name, detail) {
    const { black } = this.parts;
    if (!black.hidden) {
      black.hidden = true; // whatever is pressed first brings the picture back
      if (["touch", "black", "escape", "pause"].includes(name)) return;
    }
    if (this.help.open && name !== "help") {
      this.help.close();
      if (["touch", "escape"].includes(name)) return;
    }
    this.actions[name]?.(detail);
  }

  actions = {
    next: () => this.step(1),
    previous: () => this.step(-1),
    first: () => this.jump(0),
    last: () => this.jump(this.scenes.length - 1),
    jump: (place) => this.jump(place),
    pause: () => (this.pause ? this.resume() : this.hold("held")),
    touch: () => this.pause !== "held" && this.hold("touched"),
    enlarge: (key) => this.enlarge(key),
    black: () => { this.parts.black.hidden = false; },
    full: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen().catch(() => {})),
    profiles: () => this.play && this.profiles.open(this.play),
    help: () => (this.help.open ? this.help.close() : this.help.show()),
    leave: () => location.assign(`${location.pathname.replace(/screen\/?$/, "")}overview`),
    escape: () => this.large >= 0 && this.enlarge(),
  };

  hold(kind) {
    this.pause = kind;
    this.until = performance.now() + AnlanStage.RESUME;
    this.ring();
    this.hint();
  }

  resume() {
    this.pause = "";
    if (this.large >= 0) this.enlarge();
    this.hint();
  }

  hint() {
    const { hint } = this.parts;
    const rest = Math.max(0, Math.ceil((this.until - performance.now()) / 1000));
    const notes = this.play?.order.notes ?? [];
    const words = { held: "已暂停，按空格键继续", touched: `已暂停，${rest} 秒后继续` }[this.seconds ? this.pause : ""];
    hint.textContent = words ?? notes.join("；");
    hint.hidden = !hint.textContent;
  }

  // Whoever moves by hand wants to look: the rotation waits as after a touch.
  step(by) {
    if (this.large >= 0) {
      const count = this.scene.panels.length;
      this.large = (this.large + by + count) % count;
      this.draw(false);
    } else {
      this.show(this.index + by);
    }
    if (this.pause !== "held") this.hold("touched");
  }

  jump(place) {
    if (place >= this.scenes.length) return;
    this.show(place);
    if (this.pause !== "held") this.hold("touched");
  }

  enlarge(key) {
    const panels = this.scene?.panels ?? [];
    if (!panels.length) return;
    const place = panels.findIndex((one) => one.key === key);
    this.large = this.large >= 0 ? -1 : Math.max(0, place);
    this.draw(false);
    if (this.large >= 0 && this.pause !== "held") this.hold("touched");
  }

  makeHelp() {
    const help = document.createElement("dialog");
    help.className = "as-help";
    const list = document.createElement("dl");
    for (const [keys, words] of ANLAN_HELP) {
      list.append(Object.assign(document.createElement("dt"), { textContent: keys }));
      list.append(Object.assign(document.createElement("dd"), { textContent: words }));
    }
    help.append(Object.assign(document.createElement("h2"), { textContent: "按键" }), list);
    this.root.append(help);
    return help;
  }
}

export default function ({ data, setTriggerValue }) {
  window.anlanStage ??= new AnlanStage();
  window.anlanStage.attach(setTriggerValue, data);
  return () => window.anlanStage?.detach();
}
