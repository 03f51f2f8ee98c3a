package race;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;

/** What a caller asks for. */
sealed interface Payload {

    /** Answer at once, touch no store. */
    record Hello() implements Payload {}

    /** Generate, save, record, after {@code work} × 1,000 steps of {@link Xorshift64} if there is any. */
    record Save(OptionalInt work) implements Payload {}

    int MOST_WORK = 1_000_000;

    /** @throws BadPayload if {@code json} is no JSON object or {@code work} no integer from 0 to {@link #MOST_WORK} */
    static Payload parse(byte[] json) {
        return of(object(json));
    }

    /** As {@link #parse}, from an object that was read already. */
    static Payload of(Map<?, ?> object) {
        if (Boolean.TRUE.equals(object.get("hello"))) return new Hello();
        if (!object.containsKey("work")) return new Save(OptionalInt.empty());
        if (object.get("work") instanceof Integer work && work >= 0 && work <= MOST_WORK)
            return new Save(OptionalInt.of(work));
        throw new BadPayload("work is " + object.get("work") + ", expected an integer from 0 to " + MOST_WORK);
    }

    /** @throws BadPayload if {@code json} is anything but one JSON object */
    static Map<?, ?> object(byte[] json) {
        try (JsonParser parser = JSON.std.createParser(json)) {
            if (JSON.std.anyFrom(parser) instanceof Map<?, ?> object && parser.nextToken() == null) return object;
            throw new BadPayload("expected one JSON object");
        } catch (JsonProcessingException e) {
            throw new BadPayload("not JSON, " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new BadPayload("unreadable, " + e.getMessage());
        }
    }
}
