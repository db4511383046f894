import { createApp } from "vue";
import { ready } from "youmi-open-api";
import App from "./App.vue";
import "../common/base.css";
import "./sidebar.css";

// Calls wait for the module by themselves; this only marks when it was there.
void ready().then(() => performance.mark("youmi-ready"));

createApp(App).mount("#app");
