// Marp counts every slide of the file. A speaker wants to know how many are left of the talk: the appendix has numbers of its own.
(() => {
  const places = ".bespoke-marp-presenter-info-page-text, [data-bespoke-marp-osc='page']";
  const count = place => {
    const marps = /^(\D*)(\d+)(\D+)\d+$/.exec(place.textContent);
    if (!marps) return;
    const [, before, number, between] = marps;
    const own = number <= SPOKEN ? before + number + between + SPOKEN : "Appendix " + (number - SPOKEN);
    if (place.textContent !== own) place.textContent = own;
  };
  const all = () => document.querySelectorAll(places).forEach(count);
  new MutationObserver(all).observe(document.body, { subtree: true, childList: true, characterData: true });
  all();
})();
