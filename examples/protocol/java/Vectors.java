import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the test vectors: javac *.java && java Vectors ../vectors.json */
public final class Vectors {
    private static int checks = 0;

    public static void main(String[] args) throws Exception {
        // A JSON library would do this; the examples need none.
        String json = Files.readString(Path.of(args[0]));
        String appKey = text(json, "appKey"), nonce = text(json, "nonce"), timestamp = text(json, "timestamp");
        List<String> signatures = all(json, "signature");
        check(Youmi.tokenBody(text(json, "appId"), appKey, nonce, timestamp).get("Signature"), signatures.get(0));
        check(Youmi.headers(text(json, "accessToken"), appKey, nonce, timestamp).get("Signature"), signatures.get(1));

        List<String> keys = all(json, "privateKey"), queries = all(json, "query"), messages = all(json, "message");
        for (int index = 0; index < keys.size(); index++) {
            Map<String, String> query = Youmi.parameters(queries.get(index));
            Youmi.Visit visit = Youmi.openSidebar(query, keys.get(index));
            check(visit.userId(), all(json, "userId").get(index));
            check(visit.fields(), Youmi.parameters(messages.get(index)));
            check(Youmi.openSidebar(query, "another-key"), null);
        }

        String body = text(json, "body"), secret = text(json, "secret"), signature = signatures.get(2);
        long now = Long.parseLong(timestamp);
        check(Youmi.isHandedOver(body, timestamp, signature, secret, now + 60), true);
        check(Youmi.isHandedOver(body + " ", timestamp, signature, secret, now + 60), false);
        check(Youmi.isHandedOver(body, timestamp, signature, secret, now + 600), false);
        System.out.println(checks + " checks");
    }

    private static void check(Object actual, Object expected) {
        checks++;
        if (expected == null ? actual != null : !expected.equals(actual)) throw new AssertionError(actual + " is not " + expected);
    }

    private static String text(String json, String name) {
        return all(json, name).get(0);
    }

    private static List<String> all(String json, String name) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile("\"" + name + "\": \"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
        while (matcher.find()) found.add(matcher.group(1).replace("\\\"", "\"").replace("\\\\", "\\"));
        return found;
    }
}
