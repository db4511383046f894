// Plays the 企客聊 client: conversations, chat, and the order system's page in its sidebar.

import { createApp } from "vue";
import { ready } from "youmi-open-api";
import "../common/base.css";
import "../common/theme";
import ClientPage from "./ClientPage.vue";

await ready(); // parseChatContent cannot wait
createApp(ClientPage).mount("#app");
