"""What a browser is asked about a page, as scripts that answer with a list of what is wrong."""

WIDER = """() => {
  const edge = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll("body *")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && box.right > edge + 1 && !one.closest(".cover-art, thead");
  }).map((one) => `${one.tagName}.${one.className} ${Math.round(one.getBoundingClientRect().right)}`);
  if (document.documentElement.scrollWidth > edge) wide.push(`page ${document.documentElement.scrollWidth}`);
  return wide;
}"""
"""Elements that stand out of the screen at the right."""

PALE = """(least) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => [r, g, b]
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const ground = (one) => {
    for (; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      const colour = channels(style.backgroundColor);
      if (matchMedia("print").matches && style.printColorAdjust !== "exact") continue;
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const one = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || one.closest("script, style") || !one.checkVisibility()) continue;
    const [front, behind] = [luminance(channels(getComputedStyle(one).color)), luminance(ground(one))];
    const ratio = (Math.max(front, behind) + 0.05) / (Math.min(front, behind) + 0.05);
    if (ratio < least) found.push(`${ratio.toFixed(2)} ${one.className} ${texts.currentNode.data.trim().slice(0, 40)}`);
  }
  return found;
}"""
"""Texts with less contrast to the ground that they stand on. axe passes over a text with a picture near it. On paper a
ground counts where browsers are told to print it: they leave the others out."""

FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const [style, box] = [getComputedStyle(one), one.getBoundingClientRect()];
  const bar = document.querySelector(".bar");
  const covered = bar.checkVisibility() && !bar.contains(one) ? bar.getBoundingClientRect().bottom : 0;
  window.reached.add(one);
  return {
    what: `${one.tagName} ${one.className} ${(one.textContent || one.ariaLabel || "").trim().slice(0, 30)}`,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > covered && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""

START = """() => {
  window.reached = new Set();
  window.there = [...document.querySelectorAll("a[href], button, input, textarea, summary")]
    .filter((one) => one.checkVisibility());
}"""

UNREACHED = """() => window.there.filter((one) => !window.reached.has(one))
  .map((one) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 30)}`)"""
