const framesMost = 60;

/**
 * Does something with an element of the browser's page once it can be seen: a page's first effects run before the router
 * has put it on the screen, and what is hidden can neither scroll nor take the focus. Gives up after about a second; the
 * returned function gives up at once.
 */
export function whenShown(selector: string, act: (element: HTMLElement) => void): () => void {
  let frame = 0;
  let count = 0;
  const look = () => {
    const element = document.querySelector<HTMLElement>(selector);
    if (element !== null && element.offsetHeight > 0) act(element);
    else if ((count += 1) < framesMost) frame = requestAnimationFrame(look);
  };
  frame = requestAnimationFrame(look);
  return () => cancelAnimationFrame(frame);
}
