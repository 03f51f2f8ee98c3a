package lab.variant;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import java.util.Optional;

/** Reads {@link Optional} fields, which Jackson's core leaves to a module of their own. */
final class OptionalReader extends JsonDeserializer<Optional<?>> implements ContextualDeserializer {

    private final JavaType content;

    OptionalReader() {
        this(null);
    }

    private OptionalReader(JavaType content) {
        this.content = content;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        return new OptionalReader(context.getContextualType().containedTypeOrUnknown(0));
    }

    @Override
    public Optional<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return Optional.of(context.readValue(parser, content));
    }
}
