package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Operated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.servlet.GenericServlet;

/** All pages, by their paths. */
public final class ConsolePages {

    private static final List<Page> PAGES = List.of(new OverviewPage(), new EndpointsPage(), new CallsPage(),
            new KeysPage(), new KeyPage(), new SettingsPage(), new ConnectivityPage());

    private final Map<String, GenericServlet> servlets = new LinkedHashMap<>();

    /**
     * Makes the pages.
     *
     * @param operated what they show and change
     * @param isAdministrator whether a user name is that of an administrator
     * @param locale the console's language at the moment
     * @param zone the console's time zone at the moment
     * @param version of the plugin
     */
    public ConsolePages(Operated operated, Predicate<String> isAdministrator, Supplier<Locale> locale,
            Supplier<TimeZone> zone, String version) {
        Supplier<Wording> wording = () -> new Wording(locale.get(), zone.get().toZoneId());
        SignedIn signedIn = new SignedIn(isAdministrator);
        FormToken token = new FormToken();
        PageWriter writer = new PageWriter(version);
        for (Page page : PAGES) {
            servlets.put("/" + page.name() + ".jsp",
                    new PageServlet(page, operated, signedIn, wording, token, writer));
        }
    }

    /** Each page by its path below that of the plugin, such as {@code /keys.jsp}. */
    public Map<String, GenericServlet> servlets() {
        return Map.copyOf(servlets);
    }

    /** Lets go of what the JDK keeps of the pages' texts. */
    public void forget() {
        Wording.forget();
    }
}
