import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The staff, by v1, and the departments, by v2. With the variables that the emulator prints: javac *.java && java Call */
public final class Call {
    private static final HttpClient HTTP = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    public static void main(String[] args) throws Exception {
        String base = System.getenv("YOUMI_BASE_URL"), appId = System.getenv("YOUMI_APP_ID"), appKey = System.getenv("YOUMI_APP_KEY");
        Map<String, String> body = Youmi.tokenBody(appId, appKey, nonce(), now());
        String json = "{" + body.entrySet().stream().map(e -> '"' + e.getKey() + "\":\"" + e.getValue() + '"').reduce((a, b) -> a + "," + b).get() + "}";
        // Kept until it expires, and shared: each new one may end the one before.
        String token = find(send(base + "/GetAccessToken?format=json", Map.of("Content-type", "text/json"), json), "access_token");
        System.out.println("v1: " + send(base + "/staff?ad_staff_state=0", Youmi.headers(token, appKey, nonce(), now()), null));

        String form = "client_id=" + System.getenv("YOUMI_CLIENT_ID") + "&client_secret=" + System.getenv("YOUMI_CLIENT_SECRET")
            + "&scope=Ls.Qkl.PublicApi&grant_type=client_credentials";
        Map<String, String> type = Map.of("Content-type", "application/x-www-form-urlencoded");
        String bearer = find(send(System.getenv("YOUMI_TOKEN_URL"), type, form), "access_token");
        Map<String, String> headers = Map.of("Authorization", "Bearer " + bearer, "Content-type", "application/json");
        String v2 = base.replaceFirst("/(publicapi/)?v1$", "");
        System.out.println("v2: " + send(v2 + "/v2/System/GetDepartList", headers, null));
    }

    private static String send(String url, Map<String, String> headers, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(15));
        headers.forEach(request::header);
        if (body != null) request.POST(HttpRequest.BodyPublishers.ofString(body));
        String answer = HTTP.send(request.build(), BodyHandlers.ofString()).body();
        // A JSON library would do this; the examples need none. v2's token comes without an envelope.
        boolean isSuccess = answer.matches("(?s).*\"errmsg\"\\s*:\\s*\"?(20000|10004)\\b.*") || !answer.contains("\"errmsg\"");
        if (!isSuccess) throw new IOException("The server refused: " + answer);
        return answer;
    }

    private static String find(String json, String name) throws IOException {
        Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        if (!matcher.find()) throw new IOException("There is no " + name + " in the answer");
        return matcher.group(1);
    }

    private static String nonce() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }

    private static String now() {
        return Long.toString(Instant.now().getEpochSecond());
    }
}
