import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** v2: token, calls. */
final class V2 {
    static final String VENDORS_TOKEN_URL = "https://sso.yunshouzhi.net/connect/token";
    static final String SCOPE = "Ls.Qkl.PublicApi";

    private final String baseUrl, clientId, clientSecret, tokenUrl;
    private String token;
    private long expiresAt;

    /** `baseUrl` is without /v2, which every path begins with. Agents send the header TenantId as well. */
    V2(String baseUrl, String clientId, String clientSecret, String tokenUrl) {
        this.baseUrl = baseUrl;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.tokenUrl = tokenUrl;
    }

    static String tokenBody(String clientId, String clientSecret, String scope) {
        return "client_id=" + URLEncoder.encode(clientId, UTF_8)
            + "&client_secret=" + URLEncoder.encode(clientSecret, UTF_8)
            + "&scope=" + URLEncoder.encode(scope, UTF_8)
            + "&grant_type=client_credentials";
    }

    /** `body` is JSON, or null for a GET. */
    synchronized Object call(String method, String path, String body) throws Exception {
        Answer answer = send(method, path, body);
        if (answer.status == 401 || answer.code() == 10003) { // another token, once
            token = null;
            answer = send(method, path, body);
        }
        return answer.values();
    }

    private Answer send(String method, String path, String body) throws Exception {
        String[] headers = {"Content-Type", "application/json", "Authorization", "Bearer " + token()};
        return Answer.to(method, baseUrl + path, body, headers);
    }

    private String token() throws Exception {
        long now = System.currentTimeMillis() / 1000;
        if (token == null || now > expiresAt - 60) {
            Answer answer = Answer.to("POST", tokenUrl, tokenBody(clientId, clientSecret, SCOPE),
                "Content-Type", "application/x-www-form-urlencoded");
            token = (String) answer.get("access_token");
            if (token == null) throw new Answer.Refusal(answer.status, "no token of v2: " + answer.get("error"));
            expiresAt = now + (Long) answer.get("expires_in"); // a duration, unlike that of v1
        }
        return token;
    }
}
