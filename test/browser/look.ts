/** What tests run in the page, to see what somebody would see. They use nothing from outside of themselves. */

/** Texts that have too little contrast to what they stand on: WCAG 2 asks for 4.5. */
export function faintTexts(): readonly string[] {
  const channel = (value: number): number =>
    value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = (colour: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = colour.map((value) => channel(value / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const numbers = (colour: string): readonly number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const ground = (element: Element | null): readonly number[] => {
    if (!element) return [255, 255, 255];
    const colour = numbers(getComputedStyle(element).backgroundColor);
    return colour.length === 3 || (colour[3] ?? 0) === 1 ? colour : ground(element.parentElement);
  };
  const contrast = (element: Element, pseudo?: string): number => {
    const text = luminance(numbers(getComputedStyle(element, pseudo).color));
    const behind = luminance(ground(element));
    return (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05);
  };
  const faint: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const isShown =
      element !== null && element.getClientRects().length > 0 && node.textContent?.trim() !== '';
    if (!isShown || element.closest('script, style, noscript')) continue;
    if (contrast(element) < 4.5) faint.push(`${contrast(element).toFixed(2)} ${node.textContent ?? ''}`);
  }
  const filter = document.querySelector('#filter');
  if (filter && contrast(filter, '::placeholder') < 4.5) faint.push('the placeholder of the filter');
  return faint;
}

/** What is wider than the window, or than what it stands in. */
export function overflowing(): readonly string[] {
  const { clientWidth, scrollWidth } = document.documentElement;
  const wide = scrollWidth > clientWidth ? [`the page: ${scrollWidth} > ${clientWidth}`] : [];
  const names = [...document.body.querySelectorAll('*')].flatMap((element) => {
    const box = element.getBoundingClientRect();
    // What ends in three dots is cut on purpose.
    const isShown = box.width > 1 && !element.closest('.unseen, .skip, .excerpt');
    const isOut =
      box.right > clientWidth + 0.5 || box.left < -0.5 || element.scrollWidth > element.clientWidth + 1;
    const isInline = getComputedStyle(element).display === 'inline' || element instanceof HTMLInputElement;
    if (!isShown || !isOut || (isInline && box.right <= clientWidth + 0.5)) return [];
    return [`${element.tagName} ${element.className}: ${(element.textContent ?? '').slice(0, 60)}`];
  });
  return [...wide, ...names];
}
