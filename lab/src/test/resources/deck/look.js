// What is wrong with the slides of a page, one line each. Sizes are px of a slide 1280 wide.
() => {
  const wrong = [];
  const rgb = text => {
    const numbers = text.match(/-?[\d.]+(e-?\d+)?/g).map(Number);
    return text.startsWith("color(") ? numbers.slice(0, 3) : numbers.slice(0, 3).map(n => n / 255);
  };
  const luminance = colour => {
    const [r, g, b] = colour.map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [hi, lo] = [luminance(rgb(a)), luminance(rgb(b))].sort((x, y) => y - x);
    return (hi + 0.05) / (lo + 0.05);
  };
  for (const slide of document.querySelectorAll("section[data-theme]")) {
    const name = slide.querySelector(".name")?.id ?? "without a name";
    const frame = slide.getBoundingClientRect(), scale = frame.width / 1280;
    const say = (what, element) => wrong.push(`${name}: ${what}: ${(element.textContent || element.tagName).trim().slice(0, 60)}`);
    const out = box => box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
    if (slide.innerText.trim().length < 10 && !slide.querySelector("svg")) say("is blank", slide);
    for (const each of slide.querySelectorAll("*:not(style, defs *, script)")) if (out(each.getBoundingClientRect())) say("leaves the slide", each);
    for (const each of slide.querySelectorAll("pre, .cards > div")) if (each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1) say("is cut off", each);
    const edge = frame.right - parseFloat(getComputedStyle(slide).paddingRight) * scale;
    for (const table of slide.querySelectorAll("table")) if (table.getBoundingClientRect().right > edge + 1) say("reaches into the right margin", table);
    const footer = slide.querySelector(":scope > footer"), floor = (footer ? footer.getBoundingClientRect().top : frame.bottom - 50 * scale) - 2 * scale;
    const body = [...slide.children].filter(each => !["FOOTER", "STYLE", "SCRIPT"].includes(each.tagName) && each.getBoundingClientRect().height > 0);
    for (const each of body) if (each.getBoundingClientRect().bottom > floor) say("reaches into the foot", each);
    for (const text of slide.querySelectorAll("svg text")) {
      const svg = text.ownerSVGElement, box = text.getBoundingClientRect(), edge = svg.getBoundingClientRect();
      const size = parseFloat(getComputedStyle(text).fontSize) * edge.width / svg.viewBox.baseVal.width / scale;
      if (size < (text.closest(".chart") ? 23.9 : 19.4)) say(`is ${size.toFixed(1)} px small`, text);
      if (box.left < edge.left - 1 || box.right > edge.right + 1 || box.top < edge.top - 2 || box.bottom > edge.bottom + 2) say("leaves its picture", text);
      let ground = getComputedStyle(slide).backgroundColor, inside = null;
      if (text.closest(".picture")) for (const rect of svg.querySelectorAll("rect")) {
        const area = rect.getBoundingClientRect();
        const middle = (box.left + box.right) / 2 > area.left && (box.left + box.right) / 2 < area.right && (box.top + box.bottom) / 2 > area.top && (box.top + box.bottom) / 2 < area.bottom;
        if (middle) inside = rect;
        if (middle && getComputedStyle(rect).fill !== "none") ground = getComputedStyle(rect).fill;
      }
      if (inside && (box.left < inside.getBoundingClientRect().left || box.right > inside.getBoundingClientRect().right)) say("leaves its box", text);
      const ratio = contrast(getComputedStyle(text).fill, ground);
      if (ratio < 4.5) say(`has a contrast of ${ratio.toFixed(1)}`, text);
    }
    // the box of a line of text is taller than its letters
    const letters = text => {
      const box = text.getBoundingClientRect(), thin = box.height * 0.2;
      return { left: box.left + 1, right: box.right - 1, top: box.top + thin, bottom: box.bottom - thin };
    };
    for (const svg of slide.querySelectorAll("figure svg")) {
      const texts = [...svg.querySelectorAll("text")].filter(text => text.textContent.trim()), boxes = texts.map(letters);
      for (let i = 0; i < texts.length; i++) for (let j = 0; j < i; j++)
        if (boxes[i].left < boxes[j].right && boxes[j].left < boxes[i].right && boxes[i].top < boxes[j].bottom && boxes[j].top < boxes[i].bottom)
          say(`stands on "${texts[j].textContent.trim()}"`, texts[i]);
      // the colours of a legend are the narrow boxes below the bars
      for (const swatch of svg.querySelectorAll("rect")) {
        const area = swatch.getBoundingClientRect();
        if (area.width > 20 * scale || area.height < area.width) continue;
        boxes.forEach((box, i) => { if (box.left < area.right - 1 && area.left + 1 < box.right && box.top < area.bottom && area.top < box.bottom) say("stands on a colour", texts[i]); });
      }
    }
    // the theme writes the word "Appendix" and the number of the page, each from the right and from the bottom
    const written = which => {
      const style = getComputedStyle(slide, which), [right, bottom, width, height] = ["right", "bottom", "width", "height"].map(side => parseFloat(style[side]) * scale);
      return { right: frame.right - right, bottom: frame.bottom - bottom, left: frame.right - right - width, top: frame.bottom - bottom - height };
    };
    const meets = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    if (slide.matches(".appendix")) {
      const label = written("::before"), lines = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT), line = document.createRange();
      if (!(label.right - label.left > 20) || out({ ...label, width: 1 })) say("has no label on it", slide);
      if (meets(label, written("::after"))) say("has its label on its number", slide);
      for (const row of slide.querySelectorAll("tr")) if (row.getBoundingClientRect().bottom > label.top) say("has a line through the label of the appendix", row);
      for (let node; node = lines.nextNode();) {
        line.selectNodeContents(node);
        if (node.data.trim() && [...line.getClientRects()].some(box => meets(label, box))) say("stands on the label of the appendix", node);
      }
    }
    for (const svg of slide.querySelectorAll("svg")) if (!svg.querySelector("title")?.textContent.trim()) say("has no alternative text", svg);
    for (const link of slide.querySelectorAll("a[href^='#']")) if (!document.getElementById(link.hash.slice(1))) say("leads nowhere", link);
    for (const img of slide.querySelectorAll("img")) if (!img.naturalWidth || !img.alt) say("does not load or has no alternative text", img);
  }
  return wrong;
}
