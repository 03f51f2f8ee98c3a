// How Marp reads the deck: our own themes only, HTML as written (charts and pictures are inline SVG), emoji as plain text (the
// pictures of emoji would come from a CDN), and no script or font from the network.
export default {
  themeSet: new URL("./themes", import.meta.url).pathname,
  html: true,
  allowLocalFiles: false,
  options: {
    emoji: { shortcode: false, unicode: false },
    math: false,
    script: { source: "inline" },
    minifyCSS: false,
  },
};
