// Lets a figure run to its value once. The text ends exactly as it was given.
const anlanRolling = (() => {
  const NUMBER = /\d[\d,\u2009\u202f]*(?:\.\d+)?/;
  const LENGTH = 900; // milliseconds
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  const grouped = (value, decimals, gap) => {
    const [whole, rest] = value.toFixed(decimals).split(".");
    const parts = gap ? whole.replace(/\B(?=(\d{3})+$)/g, gap) : whole;
    return rest ? `${parts}.${rest}` : parts;
  };

  function one(element, from) {
    const text = element.textContent;
    const found = NUMBER.exec(text);
    if (!found) return;
    const plain = found[0].replace(/[^\d.]/g, "");
    const to = Number(plain);
    const decimals = (plain.split(".")[1] || "").length;
    const gap = (/[,\u2009\u202f]/.exec(found[0]) || [""])[0];
    const begin = performance.now();
    const step = () => {
      if (!element.isConnected) return;
      const share = Math.min((performance.now() - begin) / LENGTH, 1);
      if (share === 1) {
        element.textContent = text;
        return;
      }
      const eased = 1 - (1 - share) ** 3;
      const now = grouped(from + (to - from) * eased, decimals, gap);
      element.textContent = text.slice(0, found.index) + now + text.slice(found.index + found[0].length);
      requestAnimationFrame(step);
    };
    element.setAttribute("aria-label", text);
    step();
  }

  // before: what stood there, by the key of the figure; a figure that did not change does not move.
  return (elements, before) => {
    if (calm()) return;
    for (const element of elements) {
      const was = before.get(element.dataset.figure);
      if (was === element.textContent) continue;
      const found = was && NUMBER.exec(was);
      one(element, found ? Number(found[0].replace(/[^\d.]/g, "")) : 0);
    }
  };
})();
