// Staff, labels, ad groups and friends, made from a seed. Operating accounts come from the emulator.

import { random } from "../lib/random.mjs";

const families = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"];
const names = ["伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "秀英", "小明"];
const categories = ["客户意向", "职务", "B.客户来源", "C.购买意向"];
const labels = ["高意向", "潜在客户", "老代理", "重点客户", "流失会员", "团购咨询"];
const places = ["朋友圈", "抖音", "百度", "腾讯视频", "快手", "小红书", "公众号"];
const goods = ["面膜", "茶叶", "白酒", "课程", "保险", "童装", "健身"];
const regions = ["360800", "440100", "110000", "310000", "510100", "330100"];

const makers = {
  staff: (chance, index) => ({
    ad_staff_code: `b${String(index + 1).padStart(2, "0")}`,
    ad_staff_name: chance.pick(families) + chance.pick(names),
    ad_staff_state: chance.chance(0.2) ? 1 : 0,
    ad_self_user: chance.chance(0.6) ? `user${chance.text(3, "0123456789")}` : null,
  }),

  labels: (chance, index) => ({
    ad_label_info_id: 1200 + index,
    ad_label_info_name: `${chance.pick(labels)}${index}`,
    ad_label_id: chance.integer(1, 300),
    ad_label_time: `${new Date(1.52e12 + index * 660_000).toISOString().slice(0, -1)}589+08:00`,
    merchant_id: null,
    ad_label_name: chance.pick(categories),
    ad_choose: chance.integer(0, 1),
  }),

  adGroups: (chance, index) => {
    const members = Array.from({ length: chance.integer(0, 3) }, () => ({
      id: chance.integer(100_000, 999_999),
      nick: `P${chance.integer(2, 99)}`,
      ad_wechat_nober: chance.text(9),
      ad_wechat_qrcode: `http://img.example.com/640462692/other/wxid_${chance.text(14)}mmqrcode1632752533600.png`,
    }));
    const wechats = members.map(({ ad_wechat_nober, ad_wechat_qrcode }) => ({ ad_wechat_nober, ad_wechat_qrcode }));
    return {
      ad_brand_id: 160 + index,
      ad_brand_name: `${chance.pick(places)}${chance.pick(goods)}广告`,
      ad_brand_code: String(100 + index),
      ad_brand_welist: JSON.stringify(members.map(({ id }) => String(id))),
      merchantid: "640462692",
      ad_wechat_nick: members.map(({ nick, ad_wechat_nober }) => `${nick}(${ad_wechat_nober})`).join(",") || null,
      wechats: wechats.length > 0 ? JSON.stringify(wechats) : null,
      ad_brand_region_code: chance.pick(regions),
    };
  },

  friends: (chance, index) => {
    const addedAt = 1_609_459_200 + index * 3600;
    const chattedAt = addedAt + chance.integer(0, 300) * 86_400;
    return {
      ad_friend_id: 1_100_000 + index,
      ad_friend_uwenober: chance.text(10),
      ad_friend_wenober: `wxid_${chance.text(14)}`,
      username: chance.pick(families) + chance.pick(names) + chance.pick(goods),
      avatar: `http://wx.qlogo.cn/mmhead/ver_1/${chance.text(40)}/132`,
      // Nothing in the documentation speaks of these.
      Wechat_id: 135_000 + chance.integer(0, 400),
      ad_wechat_lei: chance.chance(0.8) ? 0 : 3,
      ad_staff_code: `b${String(chance.integer(1, 60)).padStart(2, "0")}`,
      ad_relation_id: 9_000_001 + index,
      ad_relation_state: 0,
      ad_relation_isflock: chance.integer(0, 3),
      ad_updatechatting_time: chattedAt,
      ad_relation_expand3: chattedAt + chance.integer(0, 86_400),
    };
  },
};

/** The bytes of an answer with `count` records of a kind. */
export function madeUpAnswer(kind, count, seed) {
  const chance = random(seed);
  const reply = {
    requestId: null,
    errmsg: 20000,
    succeed: true,
    msgTime: "2021-12-27T15:18:13.1647541+08:00",
    values: Array.from({ length: count }, (_, index) => makers[kind](chance, index)),
    errdesc: null,
  };
  return new TextEncoder().encode(JSON.stringify(reply));
}
