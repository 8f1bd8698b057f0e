package org.openmss.gateway.mss.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.module.jakarta.xmlbind.JakartaXmlBindAnnotationIntrospector;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.mss.message.MssUri;

/** How the messages' XML names become JSON names, and what a text in a message may hold. Its own mapper: that of other doors is stricter. */
final class JsonNames {
    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 32;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_TEXT = 256 * 1024;

    private JsonNames() {}

    static ObjectMapper mapper() {
        var factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .maxStringLength(LONGEST_TEXT)
                        .build())
                .build();
        var mapper = JsonMapper.builder(factory)
                .annotationIntrospector(
                        AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new XmlNames()))
                .enable(MapperFeature.USE_WRAPPER_NAME_AS_PROPERTY_NAME)
                .disable(MapperFeature.USE_GETTERS_AS_SETTERS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .withConfigOverride(
                        List.class, list -> list.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
                .addModule(new SimpleModule()
                        .addDeserializer(String.class, new Text())
                        .addDeserializer(MssUri.class, new Uri()))
                .build();
        // MSSP_ID may be empty, and some clients write that as a text
        mapper.coercionConfigFor(LogicalType.POJO).setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull);
        mapper.coercionConfigFor(LogicalType.Textual).setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
        return mapper;
    }

    /** Members stand in the order of the classes: what every message has, then its own. */
    private static final class XmlNames extends JakartaXmlBindAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        XmlNames() {
            super(TypeFactory.defaultInstance());
        }

        @Override
        public String @Nullable [] findSerializationPropertyOrder(AnnotatedClass message) {
            return null;
        }
    }

    /** A message holds what its XML form could hold (XML 1.0, 2.2), so no NUL and no half of a character. */
    private static final class Text extends StringDeserializer {
        private static final long serialVersionUID = 1;

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = super.deserialize(json, context);
            if (text != null && !text.codePoints().allMatch(Text::isXml)) {
                context.reportInputMismatch(String.class, "a character that no message can hold");
            }
            return text;
        }

        private static boolean isXml(int character) {
            return character >= 0x20 && character <= 0xD7FF
                    || character >= 0xE000 && character <= 0xFFFD
                    || character >= 0x10000
                    || character == '\t'
                    || character == '\n'
                    || character == '\r';
        }
    }

    /** A plain text, which is judged as every other. */
    private static final class Uri extends StdScalarDeserializer<MssUri> {
        private static final long serialVersionUID = 1;
        private static final Text TEXT = new Text();

        Uri() {
            super(MssUri.class);
        }

        @Override
        public MssUri deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return MssUri.of(TEXT.deserialize(json, context));
        }
    }
}
