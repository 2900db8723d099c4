// Keys, touches and the bar of buttons: each leads to one action of the stage.
const ANLAN_KEYS = {
  ArrowRight: "next", ArrowDown: "next", PageDown: "next",
  ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous",
  Home: "first", End: "last",
  " ": "pause", Enter: "enlarge", z: "enlarge", b: "black", ".": "black",
  f: "full", s: "profiles", p: "profiles", "?": "help", "？": "help", Escape: "escape",
};
const ANLAN_BUTTONS = [
  ["previous", "‹", "上一个"], ["pause", "Ⅱ", "暂停或继续"], ["next", "›", "下一个"], ["enlarge", "放大", "放大图表"],
  ["black", "黑屏", "黑屏"], ["full", "全屏", "全屏"], ["profiles", "方案", "播放方案"], ["help", "按键", "按键说明"],
  ["leave", "退出", "退出大屏"],
];
const ANLAN_HELP = [
  ["← →、翻页键、翻页笔", "上一个、下一个画面；放大时换一张图"], ["1—6", "跳到第几个画面"], ["空格", "暂停、继续"],
  ["回车 或 Z", "放大一张图，再按还原"], ["B 或 。", "黑屏，再按恢复"], ["F", "全屏"], ["S 或 P", "播放方案"],
  ["点一下或触摸", "暂停，一分钟后自动继续"], ["双击图", "放大这张图"],
];

class AnlanControls {
  static IDLE = 3000;

  // act(name, detail) does what is wanted; isBusy() says whether a panel takes the keys.
  constructor(root, act, isBusy) {
    this.root = root;
    this.act = act;
    this.isBusy = isBusy;
    this.stop = new AbortController();
    const signal = this.stop.signal;
    this.bar = document.createElement("nav");
    this.bar.className = "as-bar";
    for (const [name, words, title] of ANLAN_BUTTONS) {
      const button = document.createElement("button");
      Object.assign(button, { textContent: words, title, tabIndex: -1 });
      button.addEventListener("click", () => { button.blur(); act(name); });
      this.bar.append(button);
    }
    root.append(this.bar);
    addEventListener("keydown", (event) => this.key(event), { capture: true, signal });
    root.addEventListener("pointermove", () => this.seen(), { signal });
    root.addEventListener("pointerdown", (event) => this.touched(event), { signal });
    root.addEventListener("dblclick", (event) => this.twice(event), { signal });
    this.idle = 0;
    this.hide();
  }

  end() {
    this.stop.abort();
    clearTimeout(this.idle);
  }

  hide() {
    this.root.classList.add("is-idle");
  }

  seen() {
    this.root.classList.remove("is-idle");
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.hide(), AnlanControls.IDLE);
  }

  isOwn(target) {
    return Boolean(target.closest?.(".as-bar, .as-sheet, a, button, input, select"));
  }

  touched(event) {
    this.seen();
    if (!this.isOwn(event.target)) this.act("touch");
  }

  twice(event) {
    const panel = event.target.closest?.(".anw-panel");
    if (panel && !this.isOwn(event.target)) this.act("enlarge", panel.dataset.panel);
  }

  // While the stage is up no key reaches Streamlit, whose own letters would run or clear things.
  key(event) {
    if (this.isBusy()) {
      if (!event.target.closest?.(".as-sheet")) event.stopPropagation();
      return;
    }
    event.stopPropagation();
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.target.closest?.("#anlan-stage a") && name === "Enter") return;
    const action = /^[1-9]$/.test(name) ? "jump" : ANLAN_KEYS[name];
    if (!action) return;
    event.preventDefault();
    if (event.repeat && action !== "next" && action !== "previous") return;
    this.act(action, action === "jump" ? Number(name) - 1 : undefined);
  }
}
