import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Checks the test vectors: javac -encoding UTF-8 -d out *.java && java -cp out Vectors protocol-vectors.json */
final class Vectors {
    private static final PrintStream OUT = new PrintStream(System.out, true, UTF_8);
    private static int passed, failed;

    private Vectors() {}

    public static void main(String[] arguments) throws Exception {
        Map<?, ?> vectors = (Map<?, ?>) Json.read(Files.readString(Path.of(arguments[0])));
        for (Map<?, ?> vector : listOf(vectors, "signatures")) {
            String text = text(vector, "text");
            check("signature of " + text, V1.sign(text, text(vector, "appKey")), vector.get("signature"));
        }
        Map<?, ?> token = (Map<?, ?>) vectors.get("v1Token");
        check("token of v1", V1.tokenBody(text(token, "appId"), text(token, "appKey"), text(token, "nonce"),
            (Long) token.get("timestamp")), token.get("body"));
        Map<?, ?> call = (Map<?, ?>) vectors.get("v1Call");
        String[] headers = V1.headers(text(call, "accessToken"), text(call, "appKey"), text(call, "nonce"),
            (Long) call.get("timestamp"));
        check("headers of v1", Arrays.asList(headers), List.of("Content-type", "text/json",
            "access_token", text(call, "accessToken"), "Nonce", text(call, "nonce"),
            "Timestamp", text(call, "timestamp"), "Signature", text(call, "signature")));
        token = (Map<?, ?>) vectors.get("v2Token");
        check("token of v2", V2.tokenBody(text(token, "clientId"), text(token, "clientSecret"), text(token, "scope")),
            token.get("body"));
        for (Map<?, ?> vector : listOf(vectors, "sidebar")) sidebar(vector);
        for (Map<?, ?> vector : listOf(vectors, "handOver")) handOver(vector);
        OUT.println(passed + " passed, " + failed + " failed");
        System.exit(failed == 0 && passed > 0 ? 0 : 1);
    }

    private static void sidebar(Map<?, ?> vector) {
        Map<?, ?> of = (Map<?, ?>) vector.get("cipher");
        var cipher = new Sidebar.Cipher(text(of, "mode"), text(of, "encoding"), text(of, "padding"), text(of, "key"));
        var expected = Sidebar.read(text(vector, "message"), text(vector, "userId"));
        for (List<Sidebar.Cipher> ciphers : List.of(List.of(cipher), Sidebar.Cipher.all())) {
            var fields = Sidebar.open(text(vector, "query"), text(vector, "key"), 60, ciphers, 1714536000);
            check("sidebar " + of, fields, expected);
        }
    }

    private static void handOver(Map<?, ?> vector) throws Exception {
        long timestamp = (Long) vector.get("timestamp");
        String body = text(vector, "body");
        check("hand-over", isFromGateway(vector, body, timestamp), true);
        check("hand-over, altered", isFromGateway(vector, body + " ", timestamp), false);
        check("hand-over, late", isFromGateway(vector, body, timestamp + 301), false);
    }

    private static boolean isFromGateway(Map<?, ?> vector, String body, long now) throws Exception {
        return Callbacks.isFromGateway(body.getBytes(UTF_8), text(vector, "timestamp"), text(vector, "signature"),
            text(vector, "secret"), now);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> listOf(Map<?, ?> vectors, String name) {
        return (List<Map<?, ?>>) vectors.get(name);
    }

    private static String text(Map<?, ?> vector, String name) {
        return String.valueOf(vector.get(name));
    }

    private static void check(String what, Object found, Object expected) {
        if (Objects.equals(found, expected)) passed++;
        else {
            failed++;
            OUT.println(what + ": " + found);
        }
    }
}
