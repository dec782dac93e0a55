;;; emacs.el --- Drives Emacs over the draft, with eglot or lsp-mode  -*- lexical-binding: t; coding: utf-8 -*-

;; The environment says which client (ZHUBI_CLIENT) and where the job is (ZHUBI_JOB); see session.py.  The init file of the
;; home folder, made from the page, is loaded first.

(require 'cl-lib)
(require 'json)
(require 'markdown-mode nil t)
(prefer-coding-system 'utf-8-unix)
(setq native-comp-enable-subr-trampolines nil make-backup-files nil auto-save-default nil create-lockfiles nil)

(defvar drive-job
  (let ((json-object-type 'alist) (json-array-type 'list)) (json-read-file (getenv "ZHUBI_JOB"))))
(defvar drive-steps nil)

(defun drive-get (&rest keys)
  (let ((value drive-job)) (dolist (key keys value) (setq value (alist-get key value)))))

(defun drive-step (name passed &optional detail)
  (push `((name . ,name) (ok . ,(if passed t :json-false)) (detail . ,(format "%S" detail))) drive-steps)
  (let ((coding-system-for-write 'utf-8-unix))
    (with-temp-file (drive-get 'results) (insert (json-encode (vconcat (reverse drive-steps)))))))

(defun drive-wait (condition &optional seconds)
  (let ((end (+ (float-time) (or seconds 8))) value)
    (while (and (not (setq value (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05)
      (sit-for 0.01))
    value))

(defun drive-line (number)
  (save-excursion
    (goto-char (point-min))
    (forward-line number)
    (buffer-substring-no-properties (line-beginning-position) (line-end-position))))

(defun drive-go (number text)
  "Move onto the last character of TEXT on line NUMBER."
  (goto-char (point-min))
  (forward-line number)
  (search-forward text (line-end-position))
  (backward-char))

(defmacro drive-guard (name &rest body)
  (declare (indent 1))
  `(condition-case problem (progn ,@body) (error (drive-step ,name nil problem))))

;; Questions are answered in the user's place: the first choice, and yes.
(defvar drive-choices nil)
(setq completing-read-function
      (lambda (_prompt collection &rest _)
        (setq drive-choices (all-completions "" collection))
        (car drive-choices)))
(advice-add 'y-or-n-p :override #'always)

(load (expand-file-name (concat "emacs-" (getenv "ZHUBI_CLIENT") ".el") (file-name-directory load-file-name)))

(defun drive-finding ()
  (let ((line (drive-get 'finding 'line)))
    (drive-step "findings arrive" (drive-wait (lambda () (drive-marks line)) 15) (drive-marks line))
    (drive-step "the finding marks the right characters"
                (equal (drive-marks line) (list (drive-get 'finding 'text))) (drive-marks line))))

(defun drive-hover ()
  (drive-go (drive-get 'hover 'line) (drive-get 'hover 'text))
  (let ((card (drive-card)))
    (drive-step "hover shows the card"
                (and card (string-search (drive-get 'hover 'text) card) (string-search (drive-get 'hover 'contains) card)) card)))

(defun drive-fix ()
  (let ((line (drive-get 'finding 'line)))
    (drive-go line (drive-get 'finding 'text))
    (drive-act)
    (drive-step "the first code action mends the line"
                (drive-wait (lambda () (equal (drive-line line) (drive-get 'finding 'fixed)))) (list (drive-line line) drive-choices))
    (drive-step "the finding goes away" (drive-wait (lambda () (not (drive-marks line)))) (drive-marks line))))

(defun drive-complete (want)
  "What a completion UI does: ask the table with the text before point, replace it, call the exit function."
  (let* ((get (lambda (key) (alist-get key want))) (line (funcall get 'line)) offered tried)
    (goto-char (point-min))
    (forward-line line)
    (end-of-line)
    (pcase-let* ((`(,start ,_ ,table . ,properties) (drive-capf))
                 (typed (and start (buffer-substring-no-properties start (point))))
                 (found (and start (completion-all-completions typed table nil (length typed)
                                                               (completion-metadata typed table nil)))))
      ;; What the key asks first: without an answer it says “No match”.
      (setq tried (and start (completion-try-completion typed table nil (length typed) (completion-metadata typed table nil))))
      (when (consp found) (setcdr (last found) nil))
      (setq offered (mapcar #'substring-no-properties found))
      (let ((item (cl-find-if (lambda (candidate) (string-suffix-p (funcall get 'item) candidate)) found)))
        (when item
          (delete-region start (point))
          (insert item)
          (when-let ((exit (plist-get properties :exit-function))) (funcall exit item 'finished)))))
    (drive-step (concat "completion, " (funcall get 'kind)) (and tried (equal (drive-line line) (funcall get 'after)))
                (list (drive-line line) offered))))

(defun drive-rename ()
  (drive-go (drive-get 'rename 'line) (drive-get 'rename 'text))
  (drive-rename-to (drive-get 'rename 'to))
  (dolist (pair (drive-get 'rename 'lines))
    (let ((line (string-to-number (symbol-name (car pair)))))
      (drive-step (format "rename, line %d" line) (drive-wait (lambda () (equal (drive-line line) (cdr pair)))) (drive-line line)))))

(load (expand-file-name ".emacs.d/init.el" (getenv "HOME")) nil t)
(find-file (drive-get 'draft))
(drive-guard "the server starts" (drive-start))
(drive-guard "finding" (drive-finding))
(drive-guard "hover" (drive-hover))
(drive-guard "fix" (drive-fix))
(dolist (want (drive-get 'completions)) (drive-guard (format "completion %S" want) (drive-complete want)))
(drive-guard "rename" (drive-rename))
(save-buffer)
(drive-guard "the server stops" (drive-stop))
;;; emacs.el ends here
