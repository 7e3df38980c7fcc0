/* Applies the stored theme and density before the first paint, so that nothing flashes.
   Presentation preferences only: no patient data is ever kept in this store. */
(function () {
  try {
    var stored = JSON.parse(localStorage.getItem('consilium.presentation') || '{}');
    var root = document.documentElement;
    if (stored.theme === 'light' || stored.theme === 'dark') root.dataset.theme = stored.theme;
    if (stored.density) root.dataset.density = stored.density;
    if (stored.language) root.lang = stored.language;
  } catch {
    /* A blocked or damaged store leaves the system's own preferences in force. */
  }
})();
