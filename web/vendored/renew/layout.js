// The layout of the explorer's picture, bundled into files/layout.js as the global
// khabarLayout.
export { default as fcose } from "cytoscape-fcose";
