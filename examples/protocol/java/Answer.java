import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The answer to a request. Java 11 or later. */
final class Answer {
    // No redirect is followed, as is Java's default: it would carry token and signature elsewhere.
    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    final int status;
    private final Map<?, ?> fields;

    private Answer(int status, Map<?, ?> fields) {
        this.status = status;
        this.fields = fields;
    }

    /** `headers` are names and values in turn; `body` is null for a GET. */
    static Answer to(String method, String url, String body, String... headers)
            throws IOException, InterruptedException {
        var content = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
            .method(method, content).headers(headers).timeout(Duration.ofSeconds(15)).build();
        HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), fieldsOf(response.body()));
    }

    private static Map<?, ?> fieldsOf(String body) {
        try {
            Object json = Json.read(body);
            return json instanceof Map ? (Map<?, ?>) json : Map.of();
        } catch (IllegalArgumentException error) {
            return Map.of();
        }
    }

    /** A field of the envelope, or of the answer of a token of v2. */
    Object get(String name) {
        return fields.get(name);
    }

    /** The vendor's errmsg; 0 where the answer has none. */
    long code() {
        Object code = get("errmsg");
        return code instanceof Long ? (Long) code : 0;
    }

    /** What the envelope holds. Both codes are success, whichever the endpoint. */
    Object values() throws Refusal {
        if (code() == 10004 || code() == 20000) return get("values");
        if (code() == 0) throw new Refusal(status, "HTTP status " + status + ", and no envelope");
        throw new Refusal(code(), code() + " " + get("errdesc"));
    }

    /** A refusal: `code` is the vendor's errmsg, or the HTTP status of an answer without envelope. */
    static final class Refusal extends IOException {
        private static final long serialVersionUID = 1;
        final long code;

        Refusal(long code, String message) {
            super(message);
            this.code = code;
        }
    }
}
