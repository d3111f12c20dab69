// What the console's editor is made of, bundled into files/editor.js as the global
// khabarEditor.
export { Compartment, EditorState } from "@codemirror/state";
export {
  EditorView, keymap, lineNumbers, drawSelection, highlightSpecialChars, highlightActiveLine, placeholder,
} from "@codemirror/view";
export { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
export { bracketMatching, indentOnInput, syntaxHighlighting, HighlightStyle } from "@codemirror/language";
export { javascript, javascriptLanguage } from "@codemirror/lang-javascript";
export { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
export { setDiagnostics } from "@codemirror/lint";
export { tags } from "@lezer/highlight";
