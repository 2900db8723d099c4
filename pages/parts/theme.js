// Asks for a new run when the visitor changes between light and dark.
export default function ({ data, setTriggerValue }) {
  const app = document.querySelector("[data-testid=stApp]");
  const told = () => {
    const scheme = getComputedStyle(app).colorScheme;
    if (scheme !== data.scheme) setTriggerValue("changed", scheme);
  };
  const observer = new MutationObserver(told);
  observer.observe(app, { attributes: true, attributeFilter: ["class", "style"] });
  told();
  return () => observer.disconnect();
}
