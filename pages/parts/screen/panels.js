// Draws one scene of the big screen into a node: sentence, figures, pictures, source.
//
//   anlanPanels.draw(node, scene, {theme: "dark" | "light"})   replaces what stood in the node
//   anlanPanels.clear(node)                                    frees everything
//
// A scene is what pages/parts/screen/scenes.py makes. Every size is a multiple of --u, a 1080th of
// the window's height; nothing scrolls. A figure's number carries data-figure for whoever rolls it,
// a panel data-panel. When the room changes, pictures are drawn anew; a scene with one panel and no
// figures is that panel enlarged.
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const TEXT = 22; // the smallest letters, in units
  const drawn = new WeakMap();

  function el(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children.filter((one) => one !== null && one !== undefined && one !== ""));
    return made;
  }

  function svg(tag, attributes = {}, text = "") {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text !== "") made.textContent = text;
    return made;
  }

  const word = (x, y, text, anchor = "middle", className = "") =>
    svg("text", { x, y, "text-anchor": anchor, class: className }, text);

  // How wide a text is: Chinese characters are as wide as they are high, others about half.
  const width = (text, size = TEXT) =>
    [...text].reduce((sum, one) => sum + (one > "\u2e7f" ? 1 : 0.57), 0) * size;

  const tagged = (tags) => tags.map((one) => el("span", `anw-tag anw-${one.tone}`, one.text));

  // «accent|this year» becomes coloured words.
  function note(text) {
    const made = el("span", "anw-note");
    for (const piece of text.split(/(«\w+\|[^»]*»)/)) {
      const found = piece.match(/^«(\w+)\|([^»]*)»$/);
      made.append(found ? el("b", `anw-ink-${found[1]}`, found[2]) : piece);
    }
    return made;
  }

  // ---- Pictures. Each takes the chart, and the room in units: {w, h}; returns an element. ----

  function canvas({ w, h }) {
    return svg("svg", { viewBox: `0 0 ${w} ${h}`, width: "100%", height: "100%" });
  }

  // Under bars: every label that fits, the latest first.
  function underneath(page, labels, slot, y) {
    const step = Math.max(1, Math.ceil((Math.max(...labels.map((one) => width(one))) + 6) / slot));
    labels.forEach((label, place) => {
      if ((labels.length - 1 - place) % step) return;
      page.append(word((place + 0.5) * slot, y, label, "middle", "anw-mute"));
    });
  }

  const highest = (...lists) => Math.max(1e-9, ...lists.flat().map((value) => value ?? 0));

  function months(chart, { w, h }) {
    const page = canvas({ w, h });
    const [top, bottom] = [30, h - 34];
    const slot = w / chart.labels.length;
    const bar = Math.min(slot * 0.34, 60);
    const scale = (bottom - top) / highest(chart.now, chart.before);
    const hasBefore = chart.before.some((value) => value !== null);
    const said = chart.before.map((value) => (value ? String(value) : ""));
    const saysBefore = hasBefore && Math.max(...said.map((one) => width(one))) + 4 < bar * 1.2;
    chart.labels.forEach((_, place) => {
      const middle = (place + 0.5) * slot;
      const [now, before] = [chart.now[place], chart.before[place]];
      const x = hasBefore ? middle + bar * 0.04 : middle - bar / 2;
      if (before) {
        const high = before * scale;
        page.append(
          svg("rect", {
            x: middle - bar * 1.04, y: bottom - high, width: bar, height: high, class: "anw-fill-last",
          }),
        );
        if (saysBefore) {
          page.append(word(middle - bar * 0.54, bottom - high - 8, said[place], "middle", "anw-mute"));
        }
      }
      const high = (now ?? 0) * scale;
      page.append(
        svg("rect", { x, y: bottom - high, width: bar, height: high, class: "anw-fill-accent" }),
      );
      const isKnown = chart.reported[place] && now !== null;
      const text = isKnown ? chart.texts[place] : "未报";
      if (width(text) < slot || !isKnown) {
        const ink = isKnown ? "anw-strong" : "anw-ink-warn";
        page.append(word(x + bar / 2, bottom - high - 8, text, "middle", ink));
      }
    });
    page.append(svg("line", { x1: 0, x2: w, y1: bottom, y2: bottom, class: "anw-axis" }));
    underneath(page, chart.labels, slot, h - 6);
    return page;
  }

  function stack(chart, { w, h }) {
    const page = canvas({ w, h });
    const [top, bottom] = [30, h - 34];
    const slot = w / chart.labels.length;
    const bar = Math.min(slot * 0.62, 96);
    const sums = chart.labels.map((_, place) =>
      chart.parts.reduce((sum, part) => sum + (part.values[place] ?? 0), 0),
    );
    const scale = (bottom - top) / highest(sums);
    const step = Math.max(1, Math.ceil((Math.max(...chart.texts.map((one) => width(one))) + 4) / slot));
    chart.labels.forEach((_, place) => {
      const middle = (place + 0.5) * slot;
      let y = bottom;
      for (const part of chart.parts) {
        const high = (part.values[place] ?? 0) * scale;
        y -= high;
        page.append(
          svg("rect", {
            x: middle - bar / 2, y, width: bar, height: high, class: `anw-fill-${part.tone}`,
          }),
        );
      }
      if (chart.texts[place] && (chart.labels.length - 1 - place) % step === 0) {
        page.append(word(middle, step > 1 ? 18 : y - 8, chart.texts[place], "middle", "anw-strong"));
      }
    });
    page.append(svg("line", { x1: 0, x2: w, y1: bottom, y2: bottom, class: "anw-axis" }));
    underneath(page, chart.labels, slot, h - 6);
    return page;
  }

  // Rows that fit, and how many had to be left out.
  function fitting(rows, h, least) {
    const room = Math.max(1, Math.floor(h / least));
    if (rows.length <= room) return [rows, 0];
    return [rows.slice(0, room - 1), rows.length - room + 1];
  }

  const more = (count) => (count ? el("p", "anw-more", `另有 ${count} 项未列出`) : null);
  const calm = (text) => el("p", "anw-calm", text);

  function bars(chart, { h }) {
    if (!chart.rows.length) return calm(chart.calm);
    const [rows, left] = fitting(chart.rows, h, 28);
    const top = highest(rows.map((row) => [row.value, row.before, row.whole]).flat());
    const list = el("div", "anw-bars");
    const pitch = (h - (left ? 34 : 0)) / rows.length;
    list.style.setProperty("--letters", Math.min(24, Math.max(TEXT, pitch * 0.36)));
    list.style.setProperty("--thick", Math.min(40, pitch * 0.5));
    for (const row of rows) {
      const track = el("span", "anw-track");
      const strip = (value, className) => {
        const made = el("i", className);
        made.style.width = `${(100 * value) / top}%`;
        track.append(made);
      };
      if (row.whole) strip(row.whole, "anw-whole");
      if (row.value) strip(row.value, `anw-bar anw-back-${row.tone}`);
      if (row.before) {
        const made = el("i", "anw-stroke");
        made.style.left = `${(100 * row.before) / top}%`;
        track.append(made);
      }
      list.append(el("span", "anw-name", row.label), track, el("b", "", row.text));
    }
    return el("div", "anw-fill", list, more(left));
  }

  // The largest letters with which every line fits; else the smallest and as many as fit.
  function lines(chart, { h, w }) {
    if (!chart.rows.length) return calm(chart.calm);
    const first = (size) => Math.max(...chart.rows.map((row) => width(row.label, size))) + size;
    const isNarrow = first(TEXT) > w * 0.45;
    const each = (row, size) => {
      const room = isNarrow ? w : w - first(size);
      const count = Math.ceil(width(row.text, size) / (room - size)) + (isNarrow ? 1 : 0);
      return (count * 1.42 + (isNarrow ? 0.2 : 0.4)) * size;
    };
    const high = (size) => chart.rows.reduce((sum, row) => sum + each(row, size), 0);
    const fits = (size) => high(size) < h && (isNarrow || first(size) < w * 0.5);
    const size = [28, 26, 24].find(fits) ?? TEXT;
    const list = el("div", isNarrow ? "anw-lines is-stacked" : "anw-lines");
    list.style.setProperty("--letters", size);
    let used = 0;
    let shown = 0;
    for (const row of chart.rows) {
      const isLast = shown === chart.rows.length - 1;
      if (shown && used + each(row, size) > h - (isLast ? 0 : 36)) break;
      used += each(row, size);
      shown += 1;
      list.append(el("span", "anw-name", row.label), el("b", "", row.text));
    }
    return el("div", "anw-fill", list, more(chart.rows.length - shown));
  }

  function legend(chart) {
    const steps = chart.legend.map((one) =>
      el("li", "", el("i", `anw-step-${one.step < 0 ? "none" : one.step}`), one.text),
    );
    const beside = chart.beside.map((one) => el("li", "", `${one.label} `, el("b", "", one.text)));
    return el(
      "div", "anw-legend",
      el("p", "", chart.label), el("ul", "", ...steps),
      beside.length ? el("p", "", "不在图上") : null, beside.length ? el("ul", "", ...beside) : null,
      chart.note ? el("p", "anw-mute", chart.note) : null,
    );
  }

  // A place for words near a spot where nothing else stands.
  function free(x, y, w, h, taken, bounds) {
    for (let ring = 0; ring < 9; ring += 1) {
      for (let turn = 0; turn < (ring ? 12 : 1); turn += 1) {
        const angle = (turn * Math.PI) / 6;
        const at = [x + Math.cos(angle) * ring * 11, y + Math.sin(angle) * ring * 11];
        const box = [at[0] - w / 2, at[1] - h / 2, at[0] + w / 2, at[1] + h / 2];
        const isInside = box[0] >= 0 && box[1] >= 0 && box[2] <= bounds.w && box[3] <= bounds.h;
        const isFree = taken.every(
          (one) => box[2] <= one[0] || box[0] >= one[2] || box[3] <= one[1] || box[1] >= one[3],
        );
        if (isInside && isFree) {
          taken.push(box);
          return at;
        }
      }
    }
    return null;
  }

  function map(chart, room) {
    const side = Math.max(212, Math.min(360, room.w - (room.h * chart.box[0]) / chart.box[1] - 40));
    const w = room.w - side;
    const scale = Math.min((w - 4) / chart.box[0], (room.h - 4) / chart.box[1]);
    const [dx, dy] = [(w - chart.box[0] * scale) / 2, (room.h - chart.box[1] * scale) / 2];
    const page = canvas({ w, h: room.h });
    const land = svg("g", { transform: `translate(${dx} ${dy}) scale(${scale})` });
    const names = svg("g");
    const taken = [];
    for (const area of chart.areas) {
      const step = area.step < 0 ? "none" : area.step;
      land.append(svg("path", { d: area.path, class: `anw-area anw-step-${step}` }));
      const lines = [...area.name.match(/.{1,4}/gu), ...(area.text ? [area.text] : [])];
      const wide = Math.max(...lines.map((line) => width(line))) + 4;
      const high = lines.length * 26;
      const spot = [dx + area.at[0] * scale, dy + area.at[1] * scale];
      const at = free(...spot, wide, high, taken, { w, h: room.h });
      if (!at) continue;
      lines.forEach((line, place) => {
        const y = at[1] - high / 2 + place * 26 + 20;
        const isFigure = area.text && place === lines.length - 1;
        const ink = `anw-on anw-on-${step}${isFigure ? " anw-strong" : ""}`;
        names.append(word(at[0], y, line, "middle", ink));
      });
    }
    if (chart.outline) land.append(svg("path", { d: chart.outline, class: "anw-outline" }));
    page.append(land, names);
    const made = el("div", "anw-map", legend(chart), page);
    made.style.gridTemplateColumns = `calc(var(--u) * ${side}) minmax(0, 1fr)`;
    return made;
  }

  const isLate = (row) => row.cells.some((cell) => cell.tone === "missing" || cell.tone === "late");

  // Heads are written in as many lines as the narrowest column needs. Where not every unit fits,
  // those that are late come first.
  function matrix(chart, { w, h }) {
    const first = Math.max(...chart.rows.map((row) => width(row.label)), 44) + 14;
    const column = (w - first) / chart.heads.length;
    const letters = Math.max(1, Math.floor((column - 6) / TEXT));
    const heads = chart.heads.map((head) => {
      const lines = Math.ceil(head.length / letters);
      return head.match(new RegExp(`.{1,${Math.ceil(head.length / lines)}}`, "gu"));
    });
    const tall = Math.max(...heads.map((lines) => lines.length)) * 28 + 8;
    const isTight = chart.rows.length * 28 > h - tall;
    const order = [...chart.rows].sort((a, b) => isLate(b) - isLate(a));
    const [rows, left] = fitting(isTight ? order : chart.rows, h - tall, 28);
    const grid = el("div", "anw-matrix");
    grid.style.gridTemplateColumns = `calc(var(--u) * ${first}) repeat(${heads.length}, minmax(0, 1fr))`;
    grid.style.gridTemplateRows = `calc(var(--u) * ${tall})`;
    grid.append(el("span"));
    for (const lines of heads) {
      grid.append(el("span", "anw-head", ...lines.flatMap((line) => [line, el("br")])));
    }
    for (const row of rows) {
      grid.append(el("span", "anw-name", row.label));
      for (const cell of row.cells) {
        const state = el("i", `anw-state anw-${cell.tone}`, cell.sign);
        state.setAttribute("aria-label", cell.text);
        grid.append(el("span", "", state));
      }
    }
    return el("div", "anw-fill", grid, more(left));
  }

  // One indicator's years: bars, and the path to the target as a dashed line.
  function years(list) {
    const page = svg("svg", { viewBox: "0 0 100 30", preserveAspectRatio: "none", class: "anw-years" });
    const scale = 28 / highest(list.map((one) => one.actual), list.map((one) => one.path));
    const slot = 100 / list.length;
    list.forEach((one, place) => {
      const high = (one.actual ?? 0) * scale;
      page.append(
        svg("rect", {
          x: (place + 0.18) * slot, y: 30 - high, width: slot * 0.64, height: high, class: "anw-fill-accent",
        }),
      );
    });
    const path = list
      .map((one, place) => [(place + 0.5) * slot, one.path === null ? null : 30 - one.path * scale])
      .filter(([, y]) => y !== null);
    if (path.length > 1) page.append(svg("polyline", { points: path.join(" "), class: "anw-path" }));
    return page;
  }

  function table(chart, { h, w }) {
    const [rows, left] = fitting(chart.rows, h - 40, 30);
    const grid = el("div", "anw-table");
    const room = w > 2600 ? 30 : w > 2200 ? 25 : TEXT;
    grid.style.setProperty("--letters", Math.max(TEXT, Math.min(room, ((h - 40) / rows.length) * 0.5)));
    grid.style.gridTemplateColumns = chart.heads
      .map((_, place) => (chart.rows[0][place].years ? "minmax(0, 45em)" : "max-content"))
      .join(" ");
    grid.append(...chart.heads.map((head) => el("span", "anw-head", head)));
    for (const row of rows) {
      for (const cell of row) {
        const words = cell.unit ? el("small", "", ` ${cell.unit}`) : null;
        const mark = cell.small ? el("span", "anw-tag anw-warn", cell.small) : null;
        const drawing = cell.years?.length ? years(cell.years) : null;
        grid.append(el("span", `anw-cell anw-ink-${cell.tone ?? "plain"}`, cell.text, words, mark, drawing));
      }
    }
    return el("div", "anw-fill", grid, more(left));
  }

  const PICTURES = { months, stack, bars, lines, map, matrix, table };

  // ---- The scene ----

  function figure(one) {
    const number = el("b", one.number === null ? "anw-unknown" : "", one.value);
    number.dataset.figure = one.key;
    const moves = one.moves.map((move) => el("p", `anw-move anw-${move.direction}`, move.text));
    return el(
      "div", "anw-figure",
      el("p", `anw-label anw-ink-${one.tone ?? "plain"}`, one.label, ...tagged(one.tags)),
      el("p", "anw-number", number, el("i", "", one.unit)),
      el("div", "anw-below", ...moves, one.text ? el("p", "anw-mute", one.text) : null),
    );
  }

  function panel(one) {
    const body = el("div", "anw-body");
    const head = el("h2", "", el("span", "", one.title), note(one.note));
    for (const mark of one.chart.kind === "matrix" ? one.chart.legend : []) {
      head.append(el("span", "anw-key", el("i", `anw-state anw-${mark.tone}`, mark.sign), mark.text));
    }
    const made = el("article", "anw-panel", head, body);
    made.dataset.panel = one.key;
    made.dataset.place = one.place;
    body.anwChart = one.chart;
    return made;
  }

  function foot(scene) {
    const said = [scene.source && `来源：${scene.source}`, scene.cutoff && `截至${scene.cutoff}`];
    const words = el("span", "", said.filter(Boolean).join(" · "));
    return el("footer", "anw-foot", words, ...tagged(scene.tags));
  }

  // A sentence is broken at its punctuation where it can be.
  const clauses = (words) =>
    (words.match(/[^，；：。]*[，；：。]+[”’）]?|[^，；：。]+$/gu) ?? []).map((one) => el("span", "", one));

  function compose(scene) {
    if (scene.empty) {
      const card = el("div", "anw-empty", el("h2", "", scene.empty.title), el("p", "", scene.empty.text));
      return [card, foot(scene)];
    }
    const panels = el("div", "anw-panels", ...scene.panels.map(panel));
    const hasMain = scene.panels.some((one) => one.place === "main");
    panels.dataset.count = scene.panels.length === 3 && !hasMain ? "3" : Math.min(scene.panels.length, 4);
    const figures = scene.figures.length
      ? el("div", "anw-figures", ...scene.figures.map(figure))
      : null;
    return [el("p", "anw-sentence", ...clauses(scene.sentence)), figures, panels, foot(scene)];
  }

  const unit = (root) => parseFloat(getComputedStyle(root).fontSize) / TEXT;

  function paint(root, body) {
    const u = unit(root);
    const room = { w: body.clientWidth / u, h: body.clientHeight / u };
    if (room.w < 40 || room.h < 40) return;
    const chart = body.anwChart;
    body.replaceChildren(PICTURES[chart.kind](chart, room));
  }

  // Which arrangement; a sentence of more than two lines is broken anywhere, then made smaller, as is
  // a number too long for its card.
  function shape(root) {
    const wide = root.clientWidth / unit(root);
    root.dataset.shape = wide > 3000 ? "ultra" : wide > 2200 ? "wide" : "normal";
    const sentence = root.querySelector(".anw-sentence");
    for (const size of sentence ? ["clauses", "", 30, 27, 24] : []) {
      const isByClause = size === "clauses";
      sentence.classList.toggle("is-by-clause", isByClause);
      sentence.style.fontSize = size && !isByClause ? `calc(var(--u) * ${size})` : "";
      if (sentence.scrollHeight <= sentence.clientHeight + 1) break;
    }
    for (const number of root.querySelectorAll(".anw-number")) {
      number.style.fontSize = "";
      const share = number.clientWidth / number.scrollWidth;
      if (share < 1) number.style.fontSize = `${parseFloat(getComputedStyle(number).fontSize) * share * 0.99}px`;
    }
  }

  function draw(node, scene, { theme = "dark" } = {}) {
    clear(node);
    const root = el("section", "anw", ...compose(scene));
    root.dataset.theme = theme;
    root.dataset.scene = scene.key;
    root.classList.toggle("has-figures", scene.figures.length > 0);
    root.classList.toggle("has-few", scene.figures.length < 4);
    node.append(root);
    shape(root);
    const bodies = [...root.querySelectorAll(".anw-body")];
    bodies.forEach((body) => paint(root, body));
    const observer = new ResizeObserver((entries) => {
      shape(root);
      for (const { target } of entries) if (target !== root) paint(root, target);
    });
    [root, ...bodies].forEach((one) => observer.observe(one));
    drawn.set(node, observer);
  }

  function clear(node) {
    drawn.get(node)?.disconnect();
    drawn.delete(node);
    node.replaceChildren();
  }

  window.anlanPanels = { draw, clear };
})();
