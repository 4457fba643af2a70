package io.github.peerfire.openfire.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;
import org.junit.jupiter.api.Test;

class FormTokenTest {

    private final FormToken token = new FormToken();
    private final HttpSession session = session();

    /** As much of a session as a token needs. */
    private static HttpSession session() {
        Map<Object, Object> attributes = new HashMap<>();
        return (HttpSession) Proxy.newProxyInstance(FormTokenTest.class.getClassLoader(),
                new Class<?>[] {HttpSession.class}, (proxy, method, arguments) ->
                        method.getName().equals("setAttribute") ? attributes.put(arguments[0], arguments[1])
                                : attributes.get(arguments[0]));
    }

    /** A request of a session whose form has that token; null for none. */
    private static HttpServletRequest request(HttpSession session, String sent) {
        return (HttpServletRequest) Proxy.newProxyInstance(FormTokenTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) ->
                        method.getName().equals("getSession") ? session : sent);
    }

    @Test
    void isTheSameAsLongAsTheSessionLastsAndAnotherInEach() {
        String first = token.of(request(session, null));
        assertThat(first).hasSize(32).isEqualTo(token.of(request(session, null)));
        assertThat(first).isNotEqualTo(token.of(request(session(), null)));
    }

    @Test
    void aFormWithoutTheTokenOfItsSessionIsFromElsewhere() {
        String right = token.of(request(session, null));
        String anothers = token.of(request(session(), null));

        assertThat(token.isIn(request(session, right))).isTrue();
        assertThat(token.isIn(request(session, null))).isFalse();
        assertThat(token.isIn(request(session, ""))).isFalse();
        assertThat(token.isIn(request(session, anothers))).isFalse();
        assertThat(token.isIn(request(session(), right))).isFalse();
    }
}
