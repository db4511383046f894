// The default theme with the fonts of the reader's machine: nothing is fetched from elsewhere, and Chinese looks as they know it.
import theme from "vitepress/theme-without-fonts";
import HomePage from "./HomePage.vue";
import "./style.css";

export default {
  extends: theme,
  enhanceApp: ({ app }) => app.component("HomePage", HomePage),
};
