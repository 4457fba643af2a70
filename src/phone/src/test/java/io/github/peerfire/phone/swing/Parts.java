package io.github.peerfire.phone.swing;

import java.awt.Component;
import java.awt.Container;
import java.util.Arrays;
import java.util.stream.Stream;

/** What a view consists of. */
final class Parts {

    private Parts() {
    }

    /** Those of a kind, however deep they are. */
    static <C extends Component> Stream<C> of(Container view, Class<C> kind) {
        return everything(view).filter(kind::isInstance).map(kind::cast);
    }

    private static Stream<Component> everything(Container view) {
        return Arrays.stream(view.getComponents()).flatMap(child -> child instanceof Container inner
                ? Stream.concat(Stream.of(child), everything(inner)) : Stream.of(child));
    }
}
