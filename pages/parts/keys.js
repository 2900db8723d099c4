// Keys that lead to 指标速查 from every page: "/" and Ctrl+K put the cursor into its box.
(() => {
  const BOX = ".an-ask input";
  const PAGE = "ask";
  const isTyping = (target) =>
    target instanceof Element && target.closest("input, textarea, select, [contenteditable=''], [contenteditable=true]");
  const wanted = (event) => {
    if (event.isComposing || event.altKey) return false;
    if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "k" && !event.shiftKey;
    return event.key === "/" && !isTyping(event.target);
  };
  document.addEventListener("keydown", (event) => {
    if (!wanted(event)) return;
    event.preventDefault();
    const box = document.querySelector(BOX);
    if (box) {
      box.focus();
      box.select();
      return;
    }
    const link = [...document.querySelectorAll("a[href]")].find((one) => new URL(one.href).pathname.endsWith(`/${PAGE}`));
    if (link) link.click();
    else location.assign(new URL(PAGE, window.__streamlit.BACKEND_BASE_URL));
  }, true);
})();
