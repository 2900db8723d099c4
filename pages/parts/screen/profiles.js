// The panel of saved ways to play: choose one, or put scenes in order and keep them under a name.
class AnlanProfiles {
  // on: {send(event), chosen(search), closed()}
  constructor(root, on) {
    this.on = on;
    this.number = 0;
    this.box = document.createElement("div");
    this.box.className = "as-sheet";
    this.box.hidden = true;
    this.box.setAttribute("role", "dialog");
    this.box.setAttribute("aria-label", "播放方案");
    root.append(this.box);
    this.box.addEventListener("click", (event) => event.target === this.box && this.close());
    this.box.addEventListener("keydown", (event) => this.keys(event));
  }

  get isOpen() {
    return !this.box.hidden;
  }

  open(play) {
    this.play = play;
    this.draft = { keys: [...play.order.keys], seconds: play.order.seconds, theme: play.order.theme };
    this.name = play.order.profile;
    this.fault = "";
    this.box.hidden = false;
    this.draw();
    this.box.querySelector("button, input").focus();
  }

  close() {
    if (!this.isOpen) return;
    this.box.hidden = true;
    this.box.replaceChildren();
    this.on.closed();
  }

  // New profiles while the panel is open: only the list is drawn anew.
  renew(play) {
    this.play = play;
    if (this.isOpen) this.box.querySelector(".as-saved").replaceChildren(...this.saved());
  }

  answered(answer) {
    if (!this.isOpen || !answer || answer.number !== this.number) return;
    this.say(answer.fault || "已保存");
  }

  say(words) {
    this.box.querySelector(".as-fault").textContent = words;
  }

  keys(event) {
    event.stopPropagation();
    if (event.key === "Escape") return this.close();
    if (event.key !== "Tab") return;
    const stops = [...this.box.querySelectorAll("button, input, select, a")].filter((one) => !one.disabled);
    const last = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (document.activeElement !== last) return;
    event.preventDefault();
    (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
  }

  element(tag, words, attributes = {}, ...children) {
    const made = document.createElement(tag);
    if (words) made.textContent = words;
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (value !== false) made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  }

  draw() {
    const make = (...words) => this.element(...words);
    const card = make("form", "", { class: "as-card", onsubmit: (event) => this.keep(event) });
    const head = make("div", "", { class: "as-card-head" });
    head.append(make("h2", "播放方案"), make("button", "关闭", { type: "button", onclick: () => this.close() }));
    const saved = make("div", "", { class: "as-saved" }, ...this.saved());
    const order = make("div", "", { class: "as-order" }, ...this.order());
    const choices = make("select", "", { name: "theme", "aria-label": "底色" });
    for (const [value, words] of [["dark", "深色"], ["light", "浅色"]]) {
      choices.append(make("option", words, { value, selected: value === this.draft.theme && "" }));
    }
    const seconds = make("input", "", { name: "seconds", type: "number", min: 0, max: this.play.limits[1] });
    seconds.value = this.draft.seconds;
    const name = make("input", "", { name: "name", maxlength: 20, placeholder: "例如 大厅" });
    name.value = this.name;
    const by = make("input", "", { name: "by", maxlength: 20, placeholder: "姓名" });
    const fields = make("div", "", { class: "as-fields" });
    fields.append(
      make("label", "每个画面（秒，0 为不轮播）", {}, seconds),
      make("label", "底色", {}, choices),
      make("label", "方案名称", {}, name),
      make("label", "保存人", {}, by),
    );
    const doing = make("div", "", { class: "as-doing" });
    doing.append(
      make("button", "保存方案", { type: "submit" }),
      make("button", "不保存，直接播放", { type: "button", onclick: () => this.playDraft() }),
      make("span", "", { class: "as-fault", role: "status" }),
    );
    card.append(head, saved, make("h3", "画面与顺序"), order, fields, doing);
    this.box.replaceChildren(card);
  }

  saved() {
    const names = Object.keys(this.play.profiles);
    if (!names.length) return [this.element("p", "还没有保存的方案。")];
    return names.map((name) => {
      const one = this.play.profiles[name];
      const scenes = one.keys.map((key) => this.play.names[key]).join("、");
      const words = `${scenes}；${one.seconds ? `每 ${one.seconds} 秒` : "不轮播"}；${one.by}保存`;
      const line = this.element("div", "", { class: "as-line" });
      const search = `?profile=${encodeURIComponent(name)}`;
      line.append(
        this.element("button", name, { type: "button", onclick: () => this.on.chosen(search) }),
        this.element("span", words),
        this.element("button", "删除", { type: "button", class: "as-quiet", onclick: () => this.forget(name) }),
      );
      return line;
    });
  }

  order() {
    const rest = Object.keys(this.play.names).filter((key) => !this.draft.keys.includes(key));
    return [...this.draft.keys, ...rest].map((key) => {
      const place = this.draft.keys.indexOf(key);
      const line = this.element("div", "", { class: "as-line" });
      const box = this.element("input", "", { type: "checkbox", onchange: () => this.toggle(key) });
      box.checked = place >= 0;
      const name = this.play.names[key];
      const move = (by, sign, words) =>
        this.element("button", sign, {
          type: "button", class: "as-quiet", "aria-label": `${name}${words}`,
          disabled: (place < 0 || !this.draft.keys[place + by]) && "", onclick: () => this.move(place, by),
        });
      line.append(this.element("label", name, {}, box), move(-1, "↑", "提前"), move(1, "↓", "推后"));
      return line;
    });
  }

  redrawOrder(place, selector) {
    const order = this.box.querySelector(".as-order");
    order.replaceChildren(...this.order());
    const line = order.children[place];
    (line.querySelector(selector) || line.querySelector("input")).focus();
  }

  toggle(key) {
    const keys = this.draft.keys;
    this.draft.keys = keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key];
    const at = this.draft.keys.indexOf(key);
    this.redrawOrder(at < 0 ? this.draft.keys.length : at, "input");
  }

  move(place, by) {
    const keys = this.draft.keys;
    [keys[place], keys[place + by]] = [keys[place + by], keys[place]];
    this.redrawOrder(place + by, `button:nth-of-type(${by < 0 ? 1 : 2}):not(:disabled)`);
  }

  told() {
    const form = this.box.querySelector("form");
    const value = (name) => form.elements[name].value;
    return {
      name: value("name"), by: value("by"), keys: this.draft.keys, seconds: value("seconds"), theme: value("theme"),
    };
  }

  send(action, profile) {
    this.number += 1;
    this.say("正在保存……");
    this.on.send({ action, profile, number: this.number });
  }

  keep(event) {
    event.preventDefault();
    this.send("save", this.told());
  }

  forget(name) {
    this.send("forget", { name, by: this.told().by });
  }

  playDraft() {
    const { keys, seconds, theme } = this.told();
    if (!keys.length) return this.say("请至少选一个画面");
    this.on.chosen(`?rotate=${encodeURIComponent(seconds)}&scenes=${keys.join(",")}&theme=${theme}`);
  }
}
