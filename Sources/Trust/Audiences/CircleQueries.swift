import Identity
import Kernel
import Store

package enum CircleQueries {
    package static func circle(of viewer: Viewer, in reading: Reading) throws -> Circle {
        Circle(viewer: viewer, ties: try GroupQueries.ties(of: viewer.id, in: reading), hidden: try HiddenQueries.hidden(of: viewer, in: reading))
    }
}
