// The box of 指标速查: a question typed, with suggestions; what was asked last stays in this browser.
const KEPT = "anlan-asked";
const KEPT_MANY = 12;
const OFFERED = 8;
const COMPLETED = 4;

const kept = () => {
  try {
    const found = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(found) ? found.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
};

const keep = (text) => {
  const others = kept().filter((one) => one !== text);
  try {
    localStorage.setItem(KEPT, JSON.stringify([text, ...others].slice(0, KEPT_MANY)));
  } catch {
    // a browser that keeps nothing still asks
  }
};

// The text with its last letters completed to a word: "今年青" -> "今年青溪镇".
const completed = (text, words) => {
  const found = [];
  for (let length = Math.min(text.length, 8); length > 0; length -= 1) {
    const tail = text.slice(-length);
    for (const word of words) {
      if (word.length > length && word.startsWith(tail)) found.push(text + word.slice(length));
      if (found.length === COMPLETED) return found;
    }
  }
  return found;
};

const offers = (typed, data) => {
  const text = typed.trim();
  const sentences = [
    ...data.favourites.map((one) => [one, "收藏"]),
    ...kept().map((one) => [one, "问过"]),
    ...(text ? data.examples.map((one) => [one, "示例"]) : []),
  ];
  const whole = sentences.filter(([one]) => one !== text && one.includes(text));
  whole.sort((one, other) => other[0].startsWith(text) - one[0].startsWith(text));
  const words = text ? completed(text, data.words).map((one) => [one, "补全"]) : [];
  const seen = new Set();
  const each = [...words, ...whole].filter(([one]) => !seen.has(one) && seen.add(one));
  return each.slice(0, OFFERED);
};

const start = (root) => {
  const input = root.querySelector("input");
  const list = root.querySelector("ul");
  const star = root.querySelector(".an-star");
  const box = { data: null, at: -1, shown: [], tell: () => {} };

  const close = () => {
    list.hidden = true;
    box.at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (at) => {
    box.at = at;
    [...list.children].forEach((one, place) => one.setAttribute("aria-selected", place === at));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `an-offer-${at}`);
  };
  const open = () => {
    box.shown = offers(input.value, box.data);
    list.replaceChildren(
      ...box.shown.map(([text, kind], place) => {
        const item = document.createElement("li");
        item.id = `an-offer-${place}`;
        item.setAttribute("role", "option");
        item.append(text, Object.assign(document.createElement("small"), { textContent: kind }));
        item.onmousedown = (event) => {
          event.preventDefault();
          take(place);
        };
        return item;
      }),
    );
    list.hidden = box.shown.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(-1);
  };
  const ask = () => {
    close();
    if (input.value.trim()) box.tell("asked", input.value.trim());
  };
  // A completed word goes into the box, so that one types on; a sentence is asked.
  const take = (place) => {
    const [text, kind] = box.shown[place];
    input.value = text;
    if (kind !== "补全") return ask();
    input.focus();
    open();
  };

  input.oninput = (event) => {
    if (!event.isComposing) open();
  };
  input.addEventListener("compositionend", open);
  input.onblur = close;
  input.onkeydown = (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) open();
      const many = box.shown.length;
      if (many) mark(box.at < 0 && step < 0 ? many - 1 : (box.at + step + many) % many);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (box.at >= 0) take(box.at);
      else ask();
    } else if (event.key === "Tab" && box.at >= 0) {
      event.preventDefault();
      take(box.at);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
      input.value = "";
    }
  };
  root.querySelector(".an-go").onclick = ask;
  star.onclick = () => box.tell("starred", box.data.text);
  return { box, input, star };
};

const recent = (root, tell) => {
  const place = root.querySelector(".an-recent");
  const asked = kept().slice(0, 6);
  place.hidden = asked.length === 0;
  place.replaceChildren(
    Object.assign(document.createElement("span"), { textContent: "最近问过" }),
    ...asked.map((text) => {
      const link = Object.assign(document.createElement("a"), { textContent: text, href: `?q=${encodeURIComponent(text)}` });
      link.onclick = (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        tell("asked", text);
      };
      return link;
    }),
  );
};

const started = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".an-ask");
  const isNew = !started.has(root);
  if (isNew) started.set(root, start(root));
  const { box, input, star } = started.get(root);
  if (isNew || box.data.text !== data.text) input.value = data.text;
  box.data = data;
  box.tell = setTriggerValue;
  if (data.is_answered) keep(data.text);
  star.hidden = !data.is_answered;
  const isStarred = data.favourites.includes(data.text);
  star.textContent = isStarred ? "★" : "☆";
  star.title = isStarred ? "取消收藏" : "收藏这个问题";
  star.setAttribute("aria-label", star.title);
  star.setAttribute("aria-pressed", String(isStarred));
  if (data.text) root.querySelector(".an-recent").hidden = true;
  else recent(root, setTriggerValue);
  if (isNew) input.focus();
}
