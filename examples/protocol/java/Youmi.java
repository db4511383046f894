import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The protocol of the 友米聚合 open API for back ends in Java 17, without a package. A page must never get the appkey. */
public final class Youmi {
    /** 生成signature: HMAC-SHA1, Base64, URL-encoded in small letters as .NET does it. */
    public static String sign(String text, String appKey) {
        String base64 = Base64.getEncoder().encodeToString(hmac("HmacSHA1", text, appKey));
        return base64.replace("+", "%2b").replace("/", "%2f").replace("=", "%3d");
    }

    /** The body of POST {v1}/GetAccessToken?format=json. Nonce and timestamp are new for each request. */
    public static Map<String, String> tokenBody(String appId, String appKey, String nonce, String timestamp) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("AppId", appId);
        body.put("Nonce", nonce);
        body.put("Timestamp", timestamp);
        body.put("Signature", sign(appId + nonce + timestamp, appKey));
        return body;
    }

    /** The headers of a call of v1. */
    public static Map<String, String> headers(String accessToken, String appKey, String nonce, String timestamp) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-type", "text/json");
        headers.put("access_token", accessToken);
        headers.put("Nonce", nonce);
        headers.put("Timestamp", timestamp);
        headers.put("Signature", sign(accessToken + nonce + timestamp, appKey));
        return headers;
    }

    /** An opened address of the sidebar. */
    public record Visit(String userId, Map<String, String> fields) {}

    /**
     * Opens the parameters of a sidebar's address; null if it was not made with this key. Nothing in it proves that it was not
     * altered, so ask for its age and for its user too.
     */
    public static Visit openSidebar(Map<String, String> query, String privateKey) {
        String userId = decrypt(query.get("UserID"), privateKey);
        if (userId == null) return null;
        String message = decrypt(query.get("PKID"), privateKey + "?sign=" + query.get("neber") + userId + query.get("time"));
        if (message == null || !message.startsWith("UserID=" + userId + "&")) return null;
        return new Visit(userId, parameters(message));
    }

    /** The parameters of a query. */
    public static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : query.split("&")) {
            String[] pair = part.split("=", 2);
            // A plus sign is one of Base64's here, and no space.
            String value = pair.length < 2 ? "" : pair[1].replace("+", "%2B");
            parameters.put(pair[0], URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return parameters;
    }

    /** Whether the gateway as a program has handed a callback over: five minutes old at most. */
    public static boolean isHandedOver(String body, String timestamp, String signature, String secret, long now) {
        byte[] expected = HexFormat.of().formatHex(hmac("HmacSHA256", timestamp + "." + body, secret)).getBytes();
        boolean isRecent = timestamp.matches("\\d{1,12}") && Math.abs(now - Long.parseLong(timestamp)) <= 300;
        return MessageDigest.isEqual(expected, signature.getBytes()) && isRecent;
    }

    /** Triple DES as most of the vendor's .NET code has it: CBC, PKCS#7, the IV 1 to 8, a key of 24 bytes, cut or filled with zeros. */
    private static String decrypt(String base64, String key) {
        try {
            byte[] bytes = Arrays.copyOf(key.getBytes(StandardCharsets.UTF_8), 24);
            Cipher cipher = Cipher.getInstance("DESede/CBC/PKCS5Padding");
            byte[] iv = {1, 2, 3, 4, 5, 6, 7, 8};
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(bytes, "DESede"), new IvParameterSpec(iv));
            return new String(cipher.doFinal(Base64.getDecoder().decode(base64)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | RuntimeException error) {
            return null;
        }
    }

    private static byte[] hmac(String algorithm, String text, String key) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException error) {
            throw new IllegalStateException(error);
        }
    }
}
