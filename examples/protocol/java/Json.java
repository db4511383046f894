import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As little JSON as these files need. In a project of your own take Jackson, which Spring brings. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** Objects are Map, lists are List, whole numbers Long. */
    static Object read(String text) {
        Json json = new Json(text);
        Object value = json.value();
        json.space();
        if (json.at < text.length()) throw new IllegalArgumentException("no JSON at " + json.at);
        return value;
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\') quoted.append('\\').append(character);
            else if (character < ' ') quoted.append(String.format("\\u%04x", (int) character));
            else quoted.append(character);
        }
        return quoted.append('"').toString();
    }

    private Object value() {
        space();
        char first = at < text.length() ? text.charAt(at) : 0;
        if (first == '{') return object();
        if (first == '[') return list();
        if (first == '"') return string();
        int from = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) at++;
        String word = text.substring(from, at);
        switch (word) {
            case "true": return true;
            case "false": return false;
            case "null": return null;
            default:
                if (word.matches("-?\\d{1,18}")) return Long.valueOf(word);
                return Double.valueOf(word);
        }
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        for (boolean isFirst = true; !ends('}', isFirst); isFirst = false) {
            space();
            String name = string();
            space();
            expect(':');
            object.put(name, value());
        }
        return object;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        for (boolean isFirst = true; !ends(']', isFirst); isFirst = false) list.add(value());
        return list;
    }

    /** Whether a list or an object ends here; else what stands before the next item is passed. */
    private boolean ends(char end, boolean isFirst) {
        if (isFirst) at++;
        space();
        if (at < text.length() && text.charAt(at) == end) {
            at++;
            return true;
        }
        if (!isFirst) expect(',');
        return false;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (at < text.length()) {
            char character = text.charAt(at++);
            if (character == '"') return string.toString();
            if (character == '\\' && at < text.length()) {
                char escaped = text.charAt(at++);
                int place = "bfnrt".indexOf(escaped);
                if (escaped == 'u') character = (char) Integer.parseInt(text.substring(at, at += 4), 16);
                else character = place < 0 ? escaped : "\b\f\n\r\t".charAt(place);
            }
            string.append(character);
        }
        throw new IllegalArgumentException("a text without end");
    }

    private void expect(char expected) {
        if (at < text.length() && text.charAt(at) == expected) at++;
        else throw new IllegalArgumentException("no JSON at " + at);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }
}
