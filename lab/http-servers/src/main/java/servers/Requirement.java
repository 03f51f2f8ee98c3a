package servers;

import java.util.List;
import java.util.function.Predicate;

/**
 * Something that the local Lambda needs from an HTTP server, because AWS Lambda does it.
 *
 * @param request with {@code \n} for line ends
 * @param met     whether the bytes that came back, one char each, are right
 */
record Requirement(String name, String request, Predicate<String> met) {

    private static final String HOST = " HTTP/1.1\nHost: localhost\n";

    static List<Requirement> all() {
        return List.of(
                echo("an encoded percent sign within a path", "/pa2%Fth/1"),
                echo("a path that is no URI", "/100%"),
                echo("a query that is no URI", "/?a=%zz&b=[1]"),
                echo("two slashes and dots", "/a//b/../c"),
                new Requirement("a header with bytes beyond ASCII", "GET /" + HOST + "X-Own: \u00e2\u0082\u00ac\n\n",
                        answer -> answer.contains(" euro.")),
                new Requirement("trailers of a request", "POST /" + HOST
                        + "Transfer-Encoding: chunked\nTrailer: X-After\n\n3\nabc\n0\nX-After: done\n\n",
                        answer -> answer.contains("abc after=done.")),
                new Requirement("two lengths are refused", "POST /" + HOST
                        + "Content-Length: 1\nContent-Length: 2\n\nab", answer -> answer.startsWith("HTTP/1.1 400")),
                new Requirement("a length beside chunks is refused", "POST /" + HOST
                        + "Content-Length: 1\nTransfer-Encoding: chunked\n\n1\na\n0\n\n",
                        answer -> answer.startsWith("HTTP/1.1 400")),
                new Requirement("a broken header name is never sent", "GET " + Call.BAD_NAME + HOST + "\n",
                        answer -> !answer.contains("X Y")),
                new Requirement("a line break in a header is never sent", "GET " + Call.SPLIT + HOST + "\n",
                        answer -> !answer.contains("\r\nB: 1")));
    }

    private static Requirement echo(String name, String target) {
        return new Requirement(name, "GET " + target + HOST + "\n", answer -> answer.contains("GET " + target + " ."));
    }
}
