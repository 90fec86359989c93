# What is planted in an example was written before it was analysed: its hash stands in the README.
file(SHA256 ${FOLDER}/planted.md hash)
file(READ ${FOLDER}/README.md readme)
string(FIND "${readme}" "${hash}" at)
if(at EQUAL -1)
  message(FATAL_ERROR "${FOLDER}/README.md does not hold ${hash}")
endif()
