import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** v1: signature, token, calls. */
final class V1 {
    private final String baseUrl, appId, appKey;
    private String token;
    private long expiresAt, clockDifference;

    /** `baseUrl` goes up to and including /v1. */
    V1(String baseUrl, String appId, String appKey) {
        this.baseUrl = baseUrl;
        this.appId = appId;
        this.appKey = appKey;
    }

    /** 生成signature: HMAC-SHA1, Base64, URL-encoded with hex digits in lower case. */
    static String sign(String text, String appKey) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(appKey.getBytes(UTF_8), "HmacSHA1"));
        String base64 = Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        return base64.replace("+", "%2b").replace("/", "%2f").replace("=", "%3d");
    }

    static String tokenBody(String appId, String appKey, String nonce, long timestamp) throws GeneralSecurityException {
        return "{\"AppId\":" + Json.quoted(appId) + ",\"Nonce\":" + Json.quoted(nonce) + ",\"Timestamp\":\"" + timestamp
            + "\",\"Signature\":\"" + sign(appId + nonce + timestamp, appKey) + "\"}";
    }

    /** The headers of every call but that for the token: names and values in turn. */
    static String[] headers(String token, String appKey, String nonce, long timestamp) throws GeneralSecurityException {
        return new String[] {
            "Content-type", "text/json", "access_token", token, "Nonce", nonce, "Timestamp", String.valueOf(timestamp),
            "Signature", sign(token + nonce + timestamp, appKey),
        };
    }

    /** `path` with its query, such as "friend?Page=1". */
    Object get(String path) throws Exception {
        return call("GET", path, null);
    }

    /** `body` is JSON. */
    Object post(String path, String body) throws Exception {
        return call("POST", path, body);
    }

    private synchronized Object call(String method, String path, String body) throws Exception {
        Callable<Answer> send = () ->
            Answer.to(method, baseUrl + "/" + path, body, headers(token(), appKey, nonce(), now()));
        Answer answer = inTime(send);
        if (answer.code() == 10003) { // the token is no longer valid: another one, once
            token = null;
            answer = inTime(send);
        }
        return answer.values();
    }

    /** Several processes had better keep it in a store that they share, such as Redis. */
    private String token() throws Exception {
        if (token == null || now() > expiresAt - 60) {
            Answer answer = inTime(() -> Answer.to("POST", baseUrl + "/GetAccessToken?format=json",
                tokenBody(appId, appKey, nonce(), now()), "Content-type", "text/json"));
            Map<?, ?> values = (Map<?, ?>) answer.values();
            token = (String) values.get("access_token");
            expiresAt = Long.parseLong(String.valueOf(values.get("expires_in"))); // a time, in spite of its name
        }
        return token;
    }

    /** Sends a request, and once more with the server's time where that is what was wrong. */
    private Answer inTime(Callable<Answer> send) throws Exception {
        Answer answer = send.call();
        if (answer.code() != 10006 && answer.code() != 200005) return answer;
        Object time = answer.get("msgTime") == null ? answer.get("MsgTime") : answer.get("msgTime");
        clockDifference = secondsOf(String.valueOf(time)) - System.currentTimeMillis() / 1000;
        return send.call();
    }

    /** Both forms of msgTime: 2020-06-23T15:46:11.6561987+08:00, and 2018/5/11 14:32:40 of China. */
    static long secondsOf(String msgTime) {
        if (msgTime.contains("T")) return OffsetDateTime.parse(msgTime).toEpochSecond();
        DateTimeFormatter form = DateTimeFormatter.ofPattern("y/M/d H:mm:ss");
        return LocalDateTime.parse(msgTime, form).toEpochSecond(ZoneOffset.ofHours(8));
    }

    private long now() {
        return System.currentTimeMillis() / 1000 + clockDifference;
    }

    private static String nonce() {
        return String.valueOf(ThreadLocalRandom.current().nextInt(1_000_000_000));
    }
}
