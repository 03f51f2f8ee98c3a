package locallambda.junit;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Map;

/** A function for the tests of the extension: it does what its event says. */
public final class Orders {

    public Object handleRequest(Map<String, String> event, Context context) {
        System.out.println("got " + event);
        return switch (event.getOrDefault("do", "nothing")) {
            case "fail" -> throw new IllegalStateException("no stock");
            case "exit" -> {
                Runtime.getRuntime().halt(3);
                yield null;
            }
            case "sleep" -> sleep();
            case "variable" -> System.getenv(event.get("name"));
            case "property" -> System.getProperty(event.get("name"));
            case "class" -> isThere(event.get("name"));
            default -> event;
        };
    }

    private static Object sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
