// What an application may keep of a reply, and from how many replies it is kept for a measurement.

export const keepers = {
  // Of one reply: of several equal ones, which an application does not keep, JSON.parse would share the short texts.
  all: { title: "all of them", times: 1, keep: ({ values }) => values },
  one: { title: "one record", times: 40, keep: ({ values }) => values[Math.floor(values.length / 2)] },
  // The worst case for texts that are cut out of larger ones: each holds its surroundings.
  hundredth: {
    title: "every hundredth",
    times: 10,
    keep: ({ values }) => values.filter((_, index) => index % 100 === 50),
  },
  texts: { title: "one text of each", times: 4, keep: ({ values }) => values.map((value) => value.ad_wechat_qrcode) },
};
