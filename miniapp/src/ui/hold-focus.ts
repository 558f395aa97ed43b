const framesMost = 60;

/**
 * Gives an element of the browser's page the focus for as long as it takes to stay there, about a second at most: what is not
 * yet on the screen can't take it, and Taro's elements put their children into place once more after they are first drawn,
 * which takes it away. Whatever else has the focus keeps it. The returned function gives up at once.
 */
export function holdFocus(element: HTMLElement): () => void {
  let before = document.activeElement;
  let frame = 0;
  let count = 0;
  const look = () => {
    const at = document.activeElement;
    if (at !== null && at !== document.body && at !== element && at !== before) return;
    if (at === element) before = element;
    else if (element.offsetHeight > 0) element.focus();
    if ((count += 1) < framesMost) frame = requestAnimationFrame(look);
  };
  look();
  return () => cancelAnimationFrame(frame);
}
