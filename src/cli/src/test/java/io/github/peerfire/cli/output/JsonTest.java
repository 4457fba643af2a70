package io.github.peerfire.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.amf.AmfDate;
import io.github.peerfire.flash.amf.AmfUndefined;
import io.github.peerfire.flash.amf.AmfValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void valuesAreWrittenAsJsonHasThem() {
        assertThat(Json.of(Arrays.asList(null, true, 1, 2L, 1.5, 3.0, -0.0, 1e300, Double.NaN, "x")))
                .isEqualTo("[null,true,1,2,1.5,3,0,1.0E300,null,\"x\"]");
        assertThat(Json.of(new byte[] {0x0a, (byte) 0xff})).isEqualTo("\"0aff\"");
        assertThat(Json.of(List.of(Optional.of(1), Optional.empty()))).isEqualTo("[1,null]");
        assertThat(Json.of(Map.of("a", List.of()))).isEqualTo("{\"a\":[]}");
    }

    @Test
    void whatCouldSteerATerminalIsEscaped() {
        assertThat(Json.of("a\"\\\n\r\t\u001b[2J\u009b\u202e\u00e4\ud83d\ude00"))
                .isEqualTo("\"a\\\"\\\\\\n\\r\\t\\u001b[2J\\u009b\\u202e\u00e4\\ud83d\\ude00\"");
    }

    @Test
    void amfValuesAreWrittenAsWhatTheyMean() {
        assertThat(Json.of(AmfValue.of(Map.of("list", Arrays.asList(1, "two", null, false)))))
                .isEqualTo("{\"list\":[1,\"two\",null,false]}");
        assertThat(Json.of(new AmfDate(5))).isEqualTo("5");
        assertThat(Json.of(AmfUndefined.UNDEFINED)).isEqualTo("null");
    }

    @Test
    void anEventBeginsWithItsName() {
        assertThat(Event.of("connected", "Hello").with("b", 1).with("a", 2).toJson())
                .isEqualTo("{\"event\":\"connected\",\"b\":1,\"a\":2}");
    }
}
