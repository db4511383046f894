import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Callbacks of the vendor's server, and those that the gateway as a program hands over. */
final class Callbacks {
    private Callbacks() {}

    /** The reply that the vendor's server expects. */
    static String reply(boolean isDone) {
        return isDone
            ? "{\"Result\":true,\"ReturnCode\":200,\"Message\":\"操作完成\"}"
            : "{\"Result\":false,\"ReturnCode\":500,\"Message\":\"操作失败\"}";
    }

    /** Compares in a time that does not depend on where texts differ. */
    static boolean isSame(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(UTF_8), expected.getBytes(UTF_8));
    }

    /** Whether the gateway has sent this body, within five minutes. `secret` is its callbacks.forward.secret. */
    static boolean isFromGateway(byte[] body, String timestamp, String signature, String secret, long now)
            throws GeneralSecurityException {
        if (timestamp == null || signature == null || !timestamp.matches("\\d{1,12}")) return false;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        mac.update((timestamp + ".").getBytes(UTF_8));
        StringBuilder expected = new StringBuilder();
        for (byte one : mac.doFinal(body)) expected.append(String.format("%02x", one));
        return Math.abs(now - Long.parseLong(timestamp)) <= 300 && isSame(signature, expected.toString());
    }
}
