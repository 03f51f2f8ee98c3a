(() => {
  const wrong = [], root = document.documentElement;
  if (root.scrollWidth > innerWidth) wrong.push(`the page is ${root.scrollWidth} px wide`);
  const phone = innerWidth <= 640, desk = innerWidth >= 1400;
  for (const region of document.querySelectorAll(".scroll"))
    if (region.scrollWidth > region.clientWidth && (phone || desk))
      wrong.push(`${region.getAttribute("aria-label")}: ${region.scrollWidth} px wide, of which ${region.clientWidth} are seen`);
  const tiny = 11.6; // charts are drawn for 390 px, and a narrower phone shrinks them
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    const element = node.parentElement, svg = element.closest("svg");
    if (!node.data.trim() || element.closest("script, style, title") || !element.checkVisibility()) continue;
    const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
    const size = parseFloat(getComputedStyle(element).fontSize) * scale;
    if (size < tiny) wrong.push(`${size.toFixed(1)} px: ${node.data.trim()}`);
  }
  return wrong;
})()
