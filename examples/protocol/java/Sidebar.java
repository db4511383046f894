import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Opens the address with which 企客聊 opens a page in its sidebar. */
final class Sidebar {
    private static final List<String> FIELDS = List.of(
        "Timestamp", "WX", "TEL", "Number", "sign", "merchantid", "wechat", "uid", "originalId", "dockPwd");
    private static final IvParameterSpec IV = new IvParameterSpec(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});

    private Sidebar() {}

    /** What the vendor leaves open. */
    static final class Cipher {
        final String mode, encoding, padding, key;

        Cipher(String mode, String encoding, String padding, String key) {
            this.mode = mode;
            this.encoding = encoding;
            this.padding = padding;
            this.key = key;
        }

        /** All of it, the most likely first. */
        static List<Cipher> all() {
            List<Cipher> ciphers = new ArrayList<>();
            for (String encoding : List.of("base64", "hex"))
                for (String padding : List.of("pkcs7", "zeros"))
                    for (String key : List.of("zeros", "k1k2k1"))
                        for (String mode : List.of("cbc", "ecb")) ciphers.add(new Cipher(mode, encoding, padding, key));
            return ciphers;
        }
    }

    /**
     * The fields of the message. `query` is that of the address as it came: request.getQueryString(). `key` is the
     * 系统私钥, or the 下单URL where that is empty. `ciphers` has the one that you know, or all.
     */
    static Map<String, String> open(String query, String key, long maxAgeSeconds, List<Cipher> ciphers, long now) {
        Map<String, String> raw = new HashMap<>();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) raw.put(part.substring(0, equals), part.substring(equals + 1));
        }
        String time = raw.getOrDefault("time", raw.getOrDefault("Time", ""));
        for (Cipher cipher : ciphers) {
            String user = decrypt(raw.getOrDefault("UserID", ""), key, cipher);
            if (user == null || user.isEmpty()) continue;
            for (String text : List.of(unescaped(time.replace('+', ' ')), unescaped(time))) {
                String keyOfPkid = key + "?sign=" + unescaped(raw.getOrDefault("neber", "")) + user + text;
                String message = decrypt(raw.getOrDefault("PKID", ""), keyOfPkid, cipher);
                Map<String, String> fields = message == null ? null : read(message, user);
                if (fields != null && isInTime(fields.get("Timestamp"), maxAgeSeconds, now)) return fields;
            }
        }
        // One sentence for every reason: which of them it was would help to read a message without the key.
        throw new IllegalArgumentException("the address of the sidebar cannot be opened");
    }

    /** Triple DES. The text, or null if that is none. */
    private static String decrypt(String parameter, String key, Cipher cipher) {
        try {
            byte[] bytes = decoded(unescaped(parameter), cipher.encoding);
            if (bytes.length == 0 || bytes.length % 8 != 0) return null;
            // The UTF-8 of the key, filled with zero bytes or cut; 16 bytes may be K1 and K2, and K1 follows once more.
            byte[] utf8 = key.getBytes(UTF_8);
            byte[] key24 = Arrays.copyOf(utf8, 24);
            if (cipher.key.equals("k1k2k1") && utf8.length == 16) System.arraycopy(utf8, 0, key24, 16, 8);
            SecretKeySpec secret = new SecretKeySpec(key24, "DESede");
            boolean isCbc = cipher.mode.equals("cbc");
            var des = javax.crypto.Cipher.getInstance(isCbc ? "DESede/CBC/NoPadding" : "DESede/ECB/NoPadding");
            if (isCbc) des.init(javax.crypto.Cipher.DECRYPT_MODE, secret, IV);
            else des.init(javax.crypto.Cipher.DECRYPT_MODE, secret);
            byte[] plain = des.doFinal(bytes);
            int end = plain.length;
            int count = plain[end - 1];
            boolean isPkcs7 = count >= 1 && count <= 8;
            for (int i = 1; isPkcs7 && i <= count; i++) isPkcs7 = plain[end - i] == count;
            if (isPkcs7 != cipher.padding.equals("pkcs7")) return null;
            if (isPkcs7) end -= count;
            while (end > 0 && plain[end - 1] == 0) end--;
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(plain, 0, end)).toString();
        } catch (GeneralSecurityException | CharacterCodingException | IllegalArgumentException error) {
            return null;
        }
    }

    private static byte[] decoded(String text, String encoding) {
        if (!encoding.equals("hex")) {
            String url = text.replace('+', '-').replace(' ', '-').replace('/', '_').replace("=", "");
            return java.util.Base64.getUrlDecoder().decode(url);
        }
        if (!text.matches("([0-9A-Fa-f]{2})+")) throw new IllegalArgumentException("no hex");
        byte[] bytes = new byte[text.length() / 2];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) Integer.parseInt(text.substring(2 * i, 2 * i + 2), 16);
        return bytes;
    }

    /** The fields of a message, if it is one of this user: known names, each once, dockPwd last. */
    static Map<String, String> read(String message, String user) {
        String[] parts = message.split("&", -1);
        String first = "UserID=" + user;
        if (!parts[0].equals(first) && !unescaped(parts[0]).equals(first)) return null;
        Map<String, String> fields = new LinkedHashMap<>(Map.of("UserID", user));
        for (String part : List.of(parts).subList(1, parts.length)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (!FIELDS.contains(name) || fields.containsKey(name) || fields.containsKey("dockPwd")) return null;
            fields.put(name, equals < 0 ? "" : unescaped(part.substring(equals + 1)));
        }
        return fields;
    }

    private static boolean isInTime(String timestamp, long maxAgeSeconds, long now) {
        if (timestamp == null || !timestamp.matches("\\d{1,12}")) return false;
        long age = now - Long.parseLong(timestamp);
        return age <= maxAgeSeconds && age >= -300;
    }

    /** Percent-decoded. URLDecoder would make a space of `+`. */
    private static String unescaped(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            String two = bytes[i] == '%' && i + 2 < bytes.length ? new String(bytes, i + 1, 2, ISO_8859_1) : "";
            boolean isEscape = two.matches("[0-9A-Fa-f]{2}");
            plain.write(isEscape ? Integer.parseInt(two, 16) : bytes[i]);
            if (isEscape) i += 2;
        }
        return plain.toString(UTF_8);
    }
}
