/** A button for printing, shown only where scripts run: without them the browser's own menu prints as well. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
