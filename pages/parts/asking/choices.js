// Sentences to choose from: links that ask without loading the page anew, menus, and buttons that copy.
const copied = async (text) => {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = Object.assign(document.createElement("textarea"), { value: text });
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
};

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".an-host");
  if (host.dataset.shown !== data.html) {
    host.innerHTML = data.html;
    host.dataset.shown = data.html;
  }
  const menus = [...host.querySelectorAll("details")];
  host.querySelectorAll("a[data-ask]").forEach((link) => {
    link.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a tab of its own
      event.preventDefault();
      setTriggerValue("asked", link.dataset.ask);
    };
  });
  host.querySelectorAll("button[data-copy]").forEach((button) => {
    button.onclick = async () => {
      const words = button.textContent;
      await copied(button.dataset.copy || location.href);
      button.textContent = "已复制";
      setTimeout(() => (button.textContent = words), 1600);
    };
  });
  menus.forEach((menu) => {
    menu.ontoggle = () => {
      if (menu.open) menus.forEach((other) => (other.open = other === menu));
    };
    menu.onkeydown = (event) => {
      if (event.key !== "Escape") return;
      menu.open = false;
      menu.querySelector("summary").focus();
    };
  });
  const away = (event) => {
    menus.forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  };
  document.addEventListener("click", away);
  return () => document.removeEventListener("click", away);
}
