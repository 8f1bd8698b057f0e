/** Keys in password-protected PKCS#12 files: for development, and where a deployment says in plain words that files will do. */
@NullMarked
package org.openmss.ca.hierarchy.file;

import org.jspecify.annotations.NullMarked;
