// A pad of digits for gloved thumbs, and scanners that type like a keyboard.
import { word } from './words.js';

/** Fills a pad: digits, delete, done. */
export function makePad(place, press) {
  for (const key of ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'clear', '0', 'enter']) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = { clear: '⌫', enter: '✓' }[key] ?? key;
    if (key.length > 1) button.setAttribute('aria-label', word(key));
    if (key === 'enter') button.className = 'go';
    button.dataset.key = key;
    button.addEventListener('click', () => press(key));
    place.append(button);
  }
}

const quick = 40, shortest = 3;

/**
 * Follows the keyboard. A scanner types faster than any hand and ends with Enter.
 * @param take {{ key(name), scanned(text) }} what gets it
 */
export function followKeys(take) {
  let typed = '', last = 0, fast = true;
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.tagName === 'INPUT') return;
    const now = performance.now();
    if (now - last > 400) { typed = ''; fast = true; }
    if (typed && now - last > quick) fast = false;
    last = now;
    if (event.key === 'Enter') {
      if (fast && typed.length >= shortest) { event.preventDefault(); take.scanned(typed); }
      else if (event.target.tagName !== 'BUTTON') take.key('enter');
      typed = '';
    } else if (event.key === 'Backspace') take.key('clear');
    else if (event.key.length === 1) {
      typed += event.key;
      if (/\d/.test(event.key)) take.key(event.key);
    }
  });
}
