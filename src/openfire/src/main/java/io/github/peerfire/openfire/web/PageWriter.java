package io.github.peerfire.openfire.web;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;

/** Writes pages, with what all of them show. */
final class PageWriter {

    private final Templates templates = new Templates();
    private final String version;

    /** Marks style sheets and scripts with a version, so that browsers do not keep those of another. */
    PageWriter(String version) {
        this.version = version;
    }

    /** Writes all of a page. */
    void page(Page page, Object model, Wording wording, String token, Optional<Notice> notice,
            HttpServletResponse response) throws IOException {
        Map<String, Object> common = common(page, wording, token);
        common.put("notices", notice.map(each -> new NoticeView(each, wording)).map(List::of).orElse(List.of()));
        response.setContentType("text/html; charset=UTF-8");
        response.getWriter().write(templates.fill(page.name(), model, common));
    }

    /** Writes the part that is renewed; not as HTML, which the console would put into its frame. */
    void part(Page page, Object model, Wording wording, String token, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; charset=UTF-8");
        response.getWriter().write(templates.fill(page.name() + "-live", model, common(page, wording, token)));
    }

    private Map<String, Object> common(Page page, Wording wording, String token) {
        Mustache.Lambda text = (key, out) -> out.write(Escapers.HTML.escape(wording.text(key.execute().strip())));
        Map<String, Object> common = new HashMap<>();
        common.put("t", text);
        common.put("language", wording.language());
        common.put("page", page.name());
        common.put("menu", page.menu());
        common.put("token", token);
        common.put("version", version);
        return common;
    }

    /**
     * A notice as it is shown.
     *
     * @param style the console's class for it
     * @param text what it says
     * @param secret to be written down
     */
    record NoticeView(String style, String text, String secret) {

        NoticeView(Notice notice, Wording wording) {
            this(notice.kind() == Notice.Kind.SUCCESS ? "jive-success" : "jive-error", wording.text(notice.message()),
                    notice.secret().orElse(""));
        }
    }
}
