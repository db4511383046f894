import "../common/base.css";
import "../common/theme";
import "./console.css";
import { createApp } from "vue";
import ConsolePage from "./ConsolePage.vue";

createApp(ConsolePage).mount("#app");
