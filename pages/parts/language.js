// Replaces the English of Streamlit's frame by the words of language.json, now and whenever the page changes.
(() => {
  const { words, patterns } = __WORDS__;
  const rules = patterns.map(([from, to]) => [new RegExp(`^${from}$`), to]);
  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];
  const translate = (text) => {
    const trimmed = text.trim();
    if (!/[A-Za-z]{2}/.test(trimmed) || trimmed.length > 240) return null;
    if (words[trimmed] !== undefined) return text.replace(trimmed, words[trimmed]);
    for (const [rule, to] of rules) if (rule.test(trimmed)) return text.replace(trimmed, trimmed.replace(rule, to));
    return null;
  };
  const visitText = (node) => {
    const parent = node.parentElement;
    if (parent && /^(SCRIPT|STYLE|TEXTAREA)$/.test(parent.tagName)) return;
    const found = translate(node.nodeValue);
    if (found !== null && found !== node.nodeValue) node.nodeValue = found;
  };
  const visitElement = (element) => {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      const found = value && translate(value);
      if (found && found !== value) element.setAttribute(name, found);
    }
  };
  const visit = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return visitText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    visitElement(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      if (walker.currentNode.nodeType === Node.TEXT_NODE) visitText(walker.currentNode);
      else visitElement(walker.currentNode);
    }
  };
  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "characterData") visitText(change.target);
      else if (change.type === "attributes") visitElement(change.target);
      else change.addedNodes.forEach(visit);
    }
  });
  observer.observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
  document.addEventListener("DOMContentLoaded", () => visit(document.body));
})();
