package crm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the gateway hands over: callbacks and events of the vendor's server. */
public final class HandOver {
    private static final Duration LONGEST_WAY = Duration.ofMinutes(5);

    private final SecretKeySpec key;

    public HandOver(String secret) {
        if (secret == null || secret.isEmpty()) {
            throw new IllegalArgumentException("YOUMI_FORWARD_SECRET is not set: anybody could sign.");
        }
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** Whether the gateway has signed this body, and lately. */
    public boolean isHandedOver(String timestamp, String signature, byte[] body, Instant now) {
        if (!timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(signed, now).abs().compareTo(LONGEST_WAY) > 0) {
            return false;
        }
        // Takes the same time wherever the two differ.
        return MessageDigest.isEqual(
                sign(timestamp, body).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    /** Stands for a callback, which has no id of its own: the same body is the same callback. */
    public static String idOf(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException error) {
            throw new IllegalStateException(error);
        }
    }

    private String sign(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException error) {
            throw new IllegalStateException(error);
        }
    }
}
